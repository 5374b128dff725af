import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { Permission } from '@/lib/auth/permissions';
import { useToasts } from '@/stores/toasts';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { TaxCodesScreen } from './tax-codes-screen';

const code = {
  id: 'T1',
  version: 2,
  name: 'GST 18 %',
  rates: [
    { name: 'CGST', percent: '9' },
    { name: 'SGST', percent: '9' },
  ],
  inclusive: false,
  is_default: true,
  is_active: true,
};
const listed = (...items: unknown[]) => ({ body: { items, next_cursor: null } });
const show = (permissions: Permission[] = ['products:read', 'products:write']) =>
  renderStaff(
    <>
      <TaxCodesScreen />
      <Toaster />
    </>,
    permissions,
  );

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  localStorage.clear();
});

it('keeps a code of several rates req:3.11', async () => {
  const calls = mockApi({
    'GET /tax-codes': () => listed(),
    'POST /tax-codes': () => ({ status: 201, body: code }),
  });
  show();
  expect(await screen.findByText('No tax codes yet')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'New tax code' }));
  const sheet = within(await screen.findByRole('dialog', {}, { timeout: 5_000 }));
  await userEvent.type(sheet.getByLabelText('Name'), 'GST 18 %');
  await userEvent.type(sheet.getByLabelText('Name of rate 1'), 'CGST');
  await userEvent.type(sheet.getByLabelText('Percent of rate 1'), '9');
  await userEvent.click(sheet.getByRole('button', { name: 'Add a rate' }));
  await userEvent.type(sheet.getByLabelText('Name of rate 2'), 'SGST');
  await userEvent.type(sheet.getByLabelText('Percent of rate 2'), '95');
  await userEvent.click(sheet.getByRole('button', { name: 'Save' }));
  expect(await sheet.findByText('Together they come to 100 % at most.')).toBeVisible();
  await userEvent.clear(sheet.getByLabelText('Percent of rate 2'));
  await userEvent.type(sheet.getByLabelText('Percent of rate 2'), '9');
  await userEvent.click(sheet.getByRole('checkbox', { name: /The default code/ }));
  await userEvent.click(sheet.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Tax code saved')).toBeVisible();
  const { name, rates, inclusive, is_default } = code;
  expect(writes(calls)[0]?.body).toMatchObject({ name, rates, inclusive, is_default });
});

it('shows what a code charges, and takes it off the list', async () => {
  const calls = mockApi({
    'GET /tax-codes': () => listed(code),
    'PATCH /tax-codes/T1': () => ({ body: { ...code, is_active: false, version: 3 } }),
  });
  show();
  expect(await screen.findByText('CGST 9 % · SGST 9 %')).toBeVisible();
  expect(screen.getByText('Default')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Deactivate: GST 18 %' }));

  expect(await screen.findByText('“GST 18 %” deactivated')).toBeVisible();
  expect(writes(calls)[0]?.body).toEqual({ version: 2, is_active: false });
});

it('is not for everybody, and says when it failed', async () => {
  mockApi({ 'GET /tax-codes': () => ({ status: 500 }) });
  const failed = show();
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  failed.unmount();
  show(['products:read']);
  expect(screen.getByText('You do not have access to this')).toBeVisible();
});
