import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { IssueCard } from '@/features/reports/components/issue-card';

vi.mock('next/navigation', () => ({ usePathname: () => '/reports' }));

const problem = { issue_type: 'Problem', cases: 3, open: 2, overdue: 0, closed: 1 };
const report = {
  from_month: '2026-10',
  to_month: '2026-11',
  issues: [problem],
  total: { ...problem, issue_type: 'All' },
  complete: true,
};

beforeEach(() => localStorage.clear());

it('leads from every number to its cases (req:12.4)', async () => {
  const calls = mockApi({ 'GET /reports/cases': () => ({ body: report }) });
  renderStaff(<IssueCard from="2026-10" firmWide={false} />, ['reports:read', 'cases:read']);

  const row = within(await screen.findByRole('row', { name: /^Problem/ }));
  expect(row.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['3', '2', '0', '1']);
  expect(row.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/cases?issue_type=Problem&from=2026-10&to=2026-11',
    '/cases?status=Closed&issue_type=Problem&from=2026-10&to=2026-11',
  ]);
  expect(calls[0]?.query.get('from')).toBe('2026-10');
  expect(screen.queryByText(/the first 500/)).not.toBeInTheDocument();
});

it('says when there were none, or more than are counted', async () => {
  mockApi({ 'GET /reports/cases': () => ({ body: { ...report, issues: [] } }) });
  const empty = renderStaff(<IssueCard from="2026-10" firmWide={false} />, [
    'reports:read',
    'cases:read',
  ]);
  expect(await screen.findByText('No cases were opened during this time')).toBeVisible();
  empty.unmount();

  mockApi({ 'GET /reports/cases': () => ({ body: { ...report, complete: false } }) });
  renderStaff(<IssueCard from="2026-10" firmWide={false} />, ['reports:read', 'cases:read']);
  expect(await screen.findByText(/the first 500 are counted/)).toBeVisible();
});
