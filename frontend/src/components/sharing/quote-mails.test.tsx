import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { QuoteMail } from '@/lib/api/quote-mails';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { QuoteMails } from './quote-mails';

const QUOTE = {
  id: 'q1',
  title: 'Sharma kitchen',
  number: 'Q-1',
  account_id: 'a1',
};
const PATH = '/quotes/q1/emails';

const mail = (values: Partial<QuoteMail>): QuoteMail => ({
  id: 'm1',
  version: 3,
  created_at: '2026-11-20T09:30:00Z',
  updated_at: '2026-11-20T09:30:00Z',
  quote_id: 'q1',
  to: ['meera@client.example'],
  cc: [],
  subject: null,
  message: null,
  sent_by: 'u1',
  state: 'sent',
  sent_at: '2026-11-20T09:31:00Z',
  has_pdf: true,
  failure: null,
  recipients: [],
  ...values,
});

const show = (email: string | null = 'meera@client.example') =>
  renderStaff(
    <QuoteMails quote={{ ...QUOTE, client: { email, phone: null, attention: null } }} />,
    ['quotes:read', 'quotes:write'],
  );

it('says what became of each mail, and lets one that did not arrive be sent again', async () => {
  const recipients: QuoteMail['recipients'] = [
    { address: 'meera@client.example', state: 'delivered', reason: null },
    { address: 'raj@client.example', state: 'bounced', reason: 'There is no such mailbox.' },
  ];
  const items = [mail({ state: 'bounced', recipients }), mail({ id: 'm2', state: 'delivered' })];
  mockApi({ [`GET ${PATH}`]: () => ({ body: { items, is_on: true } }) });
  show();

  expect(await screen.findByText('Did not arrive')).toBeVisible();
  expect(screen.getByText('raj@client.example: There is no such mailbox.')).toBeVisible();
  expect(screen.getByText('Delivered')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Send again' }));
  expect(await screen.findByLabelText('To')).toHaveValue('raj@client.example');
});

it('sends a mail to the client, and the same one again when no answer came', async () => {
  let tries = 0;
  const calls = mockApi({
    [`GET ${PATH}`]: () => ({ body: { items: [], is_on: true } }),
    [`POST ${PATH}`]: () =>
      tries++ === 0 ? 'network' : { status: 201, body: mail({ state: 'waiting' }) },
  });
  show();

  await userEvent.click(await screen.findByRole('button', { name: 'Send by e-mail' }));
  expect(await screen.findByLabelText('To')).toHaveValue('meera@client.example');
  await userEvent.type(screen.getByLabelText(/^Message/), 'As we said.');
  await userEvent.click(screen.getByText('More'));
  await userEvent.type(screen.getByLabelText(/^Copies to/), 'raj@client.example; a@b.example');
  await userEvent.selectOptions(screen.getByLabelText('The link works for'), '30 days');
  await userEvent.click(screen.getByRole('button', { name: 'Send the mail' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Send the mail' }));

  const [first, second] = writes(calls).map((call) => call.body as { id: string });
  expect(first).toMatchObject({
    to: ['meera@client.example'],
    subject: 'Q-1 Sharma kitchen',
    message: 'As we said.',
    cc: ['raj@client.example', 'a@b.example'],
    days: 30,
  });
  expect(second?.id).toBe(first?.id);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('takes an address of the account, and shows what is wrong with one', async () => {
  const errors = [
    { path: 'to.0', code: 'value_error', message: 'That is no address.' },
    { path: 'cc.1', code: 'value_error', message: 'Nor is that.' },
  ];
  mockApi({
    [`GET ${PATH}`]: () => ({ body: { items: [], is_on: true } }),
    'GET /contacts': () => ({ body: { items: [{ email: 'raj@client.example' }] } }),
    [`POST ${PATH}`]: () => ({ status: 422, body: { code: 'invalid_input', errors } }),
  });
  show(null);

  await userEvent.click(await screen.findByRole('button', { name: 'Send by e-mail' }));
  expect(await screen.findByDisplayValue('raj@client.example')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Send the mail' }));

  expect(await screen.findByText('That is no address.')).toBeVisible();
  expect(screen.getByText('Nor is that.')).toBeVisible();
});

it('shows nothing where the deployment sends no mail', async () => {
  const calls = mockApi({ [`GET ${PATH}`]: () => ({ body: { items: [], is_on: false } }) });
  const { container } = show();

  await expect.poll(() => calls.length).toBe(1);
  await expect.poll(() => container.textContent).not.toContain('Mails to the client');
});
