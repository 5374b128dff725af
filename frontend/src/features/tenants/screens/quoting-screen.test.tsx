import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { Permission } from '@/lib/auth/permissions';
import { useToasts } from '@/stores/toasts';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff, testSession } from '@/test/render-staff';
import { QuotingScreen } from './quoting-screen';

const { org } = testSession([]);
const show = (permissions: Permission[] = ['org:read', 'org:write']) =>
  renderStaff(
    <>
      <QuotingScreen />
      <Toaster />
    </>,
    permissions,
  );
const markup = () => screen.findByLabelText('Markup', {}, { timeout: 5_000 });
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  localStorage.clear();
});

it('saves how the organisation prices req:3.6 req:S5', async () => {
  const calls = mockApi({
    'GET /org': () => ({ body: org }),
    'PATCH /org': () => ({ body: { ...org, version: 2 } }),
  });
  show();
  await userEvent.clear(await markup());
  await userEvent.type(await markup(), '35.5');
  await userEvent.selectOptions(screen.getByLabelText('Layout'), 'Modern');
  await userEvent.type(screen.getByLabelText(/Terms/), 'Half in advance.');
  await save();

  expect(await screen.findByText('Saved')).toBeVisible();
  expect(writes(calls)[0]?.body).toEqual({
    version: 1,
    quoting: { ...org.quoting, markup: '35.5', template: 'modern', terms: 'Half in advance.' },
  });
});

it.each([
  [/Markup/, '1000', 'Enter a percentage below 1000, with four decimals at most.'],
  [/Days a quote/, '0', 'Enter a whole number of days from 1 to 365.'],
  [/Remind after/, '61', 'Enter a whole number of days from 0 to 60.'],
])('says beside %s what is wrong, and sends nothing', async (label, wrong, said) => {
  const calls = mockApi({ 'GET /org': () => ({ body: org }) });
  show();
  await markup();
  await userEvent.clear(screen.getByLabelText(label));
  await userEvent.type(screen.getByLabelText(label), wrong);
  await save();

  expect(await screen.findByText(said)).toBeVisible();
  expect(writes(calls)).toEqual([]);
});

it('is for administrators', () => {
  show(['org:read']);
  expect(screen.getByText('You do not have access to this')).toBeVisible();
});
