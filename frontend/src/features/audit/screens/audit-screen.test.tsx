import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Change } from '@/features/audit/api';
import {
  authorOf,
  changesCsv,
  fieldName,
  isReadable,
  monthBeside,
  monthOf,
  valueText,
} from '@/features/audit/words';
import { mockApi } from '@/test/mock-api';
import { renderStaff, testSession } from '@/test/render-staff';
import { AuditScreen } from './audit-screen';

let search = '';
vi.mock('next/navigation', () => ({
  usePathname: () => '/settings/audit',
  useSearchParams: () => new URLSearchParams(search),
}));

const me = testSession([]).user;
const change = (values: Partial<Change> = {}): Change => ({
  id: '1',
  at: '2026-11-22T09:30:00Z',
  by: me.id,
  kind: 'opportunity',
  record: { kind: 'opportunity', id: 'd1' },
  action: 'changed',
  fields: ['next_step', 'stage'],
  values: { stage: { was: 'Qualifying', became: 'Proposal' } },
  request_id: 'r1',
  ...values,
});
const show = () => renderStaff(<AuditScreen />, ['audit:read']);

beforeEach(() => {
  search = 'month=2026-11';
});

it('says who changed what, from what to what, and where req:1.32', async () => {
  mockApi({
    'GET /audit': () => ({
      body: {
        items: [
          change(),
          change({ id: '2', by: 'key:k1', kind: 'lead', action: 'created', values: {} }),
          change({ id: '3', by: 'operator', kind: 'payment', record: { kind: 'order', id: 'o1' } }),
          change({ id: '4', by: 'gone', kind: 'activity', record: { kind: 'activity', id: 'a1' } }),
        ],
        next_cursor: null,
      },
    }),
  });
  show();

  const rows = await screen.findAllByRole('listitem');
  expect(rows[0]).toHaveTextContent(`${me.name}changedDeal`);
  expect(rows[0]).toHaveTextContent('Next step');
  expect(rows[0]).toHaveTextContent('Stage: Qualifying → Proposal');
  expect(screen.getByRole('link', { name: 'Deal' })).toHaveAttribute('href', '/opportunities/d1');
  expect(screen.getByText('An API key')).toBeVisible();
  expect(screen.getByText('The operator')).toBeVisible();
  expect(screen.getByText('Somebody who has left')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Payment' })).toHaveAttribute('href', '/orders/o1');
  expect(screen.queryByRole('link', { name: 'Activity' })).not.toBeInTheDocument();
});

it('asks for the month, the kind and the person that the address names', async () => {
  search = 'month=2026-10&kind=lead&by=u1';
  const calls = mockApi({ 'GET /audit': () => ({ body: { items: [], next_cursor: null } }) });
  show();

  expect(await screen.findByText('Nothing was changed')).toBeVisible();
  const asked = calls.find((call) => call.path === '/audit')?.query;
  expect(Object.fromEntries(asked ?? [])).toEqual({ month: '2026-10', kind: 'lead', by: 'u1' });
  await userEvent.click(screen.getByRole('button', { name: 'Next month' }));
  expect(window.location.search).toContain('month=2026-11');
});

it('shows all that was ever changed of one record', async () => {
  search = 'kind=lead&record=l1';
  const calls = mockApi({
    'GET /audit': () => ({ body: { items: [change()], next_cursor: null } }),
  });
  show();

  expect(await screen.findByText('All changes of one record: Lead')).toBeVisible();
  const asked = calls.find((call) => call.path === '/audit')?.query;
  expect([asked?.get('kind'), asked?.get('record_id')]).toEqual(['lead', 'l1']);
  expect(await screen.findByRole('link', { name: 'All its changes' })).toHaveAttribute(
    'href',
    '/settings/audit?kind=opportunity&record=d1',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Show the month' }));
  expect(window.location.search).toBe('');
});

it('is saved as a file that has every page', async () => {
  const calls = mockApi({
    'GET /audit': ({ query }) => ({
      body: query.get('cursor')
        ? { items: [change({ id: '2' })], next_cursor: null }
        : { items: [change()], next_cursor: 'more' },
    }),
  });
  URL.createObjectURL = vi.fn(() => 'blob:file');
  URL.revokeObjectURL = vi.fn();
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Save as CSV' }));

  await waitFor(() => expect(click).toHaveBeenCalledOnce());
  const pages = calls.filter((call) => call.query.get('limit') === '100');
  expect(pages.map((call) => call.query.get('cursor'))).toEqual([null, 'more']);
  expect(changesCsv([change()], () => me.name).slice(1)).toEqual([
    ['2026-11-22T09:30:00Z', me.name, 'changed', 'Deal', 'd1', 'next_step', '', '', 'r1'],
    [
      '2026-11-22T09:30:00Z',
      me.name,
      'changed',
      'Deal',
      'd1',
      'stage',
      'Qualifying',
      'Proposal',
      'r1',
    ],
  ]);
});

it.each([
  ['fails', { status: 500 }, 'This could not be loaded'],
  ['is forbidden', { status: 403, body: {} }, 'You do not have access to this'],
])('says when it %s', async (_, answer, text) => {
  mockApi({ 'GET /audit': () => answer });
  show();
  expect(await screen.findByText(text)).toBeVisible();
});

it('is for administrators', () => {
  const calls = mockApi({});
  renderStaff(<AuditScreen />, []);
  expect(screen.getByText('You do not have access to this')).toBeVisible();
  expect(calls).toEqual([]);
});

it('goes from month to month, and never into the future', () => {
  expect([monthBeside('2026-12', 1), monthBeside('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  expect(monthOf('2026-12', '2026-11-22')).toBe('2026-11');
  expect(monthOf('x', '2026-11-22')).toBe('2026-11');
  expect(fieldName('owner_id')).toBe('Owner');
  expect(['client', 'system'].map((by) => authorOf(by, () => ''))).toEqual([
    'The client',
    'The system',
  ]);
  const order = '01M83V2ZYJG22VVGDRWDYX6QS9';
  expect(isReadable({ was: null, became: order })).toBe(false);
  expect(isReadable({ was: 'Open', became: 'Shipped' })).toBe(true);
  expect(fieldName('next_id')).toBe('Newer version');
  expect([valueText('true'), valueText('Won'), valueText(null)]).toEqual(['yes', 'Won', null]);
});
