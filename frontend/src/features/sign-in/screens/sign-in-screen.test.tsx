import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { mockApi } from '@/test/mock-api';
import { testSession } from '@/test/render-staff';
import { SignInScreen } from './sign-in-screen';

const replace = vi.fn();
vi.mock('next/navigation', () => ({ useRouter: () => ({ replace }) }));

const session = () => ({ body: { ...testSession([]), expires_at: '2026-11-22T09:30:00Z' } });
const challenge = (kind: string, values = {}) => ({
  body: { challenge: kind, handle: 'sealed', secret: null, uri: null, ...values },
});
const refused = (status: number, code: string, detail = '') => ({
  status,
  body: { code, detail, errors: [] },
});

async function enter(): Promise<void> {
  render(<SignInScreen />);
  await userEvent.type(screen.getByLabelText('E-mail'), ' asha@alpha.example ');
  await userEvent.type(screen.getByLabelText('Password'), 'the password');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

beforeEach(() => {
  replace.mockClear();
  localStorage.clear();
  window.history.replaceState(null, '', '/login');
});

it('signs in and goes where one was on the way to', async () => {
  window.history.replaceState(null, '', '/login?next=%2Fleads');
  const calls = mockApi({ 'POST /auth/login': session });
  await enter();

  await vi.waitFor(() => expect(replace).toHaveBeenCalledWith('/leads'));
  expect(calls.filter((call) => call.method === 'POST').map((call) => call.body)).toEqual([
    { email: 'asha@alpha.example', password: 'the password' },
  ]);
});

it.each([
  [401, 'invalid_credentials', 'The e-mail or the password is not right.'],
  [422, 'invalid_input', 'The e-mail or the password is not right.'],
])('says to a %i neither which of the two was wrong', async (status, code, said) => {
  mockApi({ 'POST /auth/login': () => refused(status, code, 'the password is wrong') });
  await enter();

  expect(await screen.findByRole('alert')).toHaveTextContent(said);
  expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(said);
  expect(screen.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  expect(replace).not.toHaveBeenCalled();
});

it.each([
  [403, 'org_suspended'],
  [403, 'network_not_allowed'],
  [429, 'too_many_attempts'],
])('tells a %i %s from a wrong password', async (status, code) => {
  mockApi({ 'POST /auth/login': () => refused(status, code) });
  await enter();

  const alert = await screen.findByRole('alert');
  expect(alert).not.toBeEmptyDOMElement();
  expect(alert).not.toHaveTextContent('not right');
});

it('shows the password on demand, and hides it again', async () => {
  mockApi({});
  render(<SignInScreen />);
  expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'password');
  await userEvent.click(screen.getByRole('button', { name: 'Show password' }));
  expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'text');
  await userEvent.click(screen.getByRole('button', { name: 'Hide password' }));
  expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'password');
});

it('asks for a code where the password alone does not do', async () => {
  let tries = 0;
  const calls = mockApi({
    'POST /auth/login': () => challenge('totp'),
    'POST /auth/challenge': () => {
      tries += 1;
      if (tries > 1) return session();
      return {
        status: 422,
        body: {
          code: 'invalid_input',
          errors: [{ path: 'code', code: 'wrong_code', message: 'Not this one.' }],
        },
      };
    },
  });
  await enter();
  const field = await screen.findByLabelText('Six-digit code', {}, { timeout: 5_000 });
  await userEvent.type(field, '123456');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  expect(await screen.findByText('Not this one.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));

  await vi.waitFor(() => expect(replace).toHaveBeenCalledWith('/home'));
  expect(calls.findLast((call) => call.method === 'POST')?.body).toEqual({
    handle: 'sealed',
    code: '123456',
  });
});

it('begins again when a step took too long', async () => {
  mockApi({
    'POST /auth/login': () => challenge('new_password'),
    'POST /auth/challenge': () => refused(401, 'challenge_expired'),
  });
  await enter();
  const field = await screen.findByLabelText('New password', {}, { timeout: 5_000 });
  await userEvent.type(field, 'Dealwright-2026-x');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));

  expect(await screen.findByLabelText('E-mail')).toBeVisible();
  expect(screen.getByRole('status')).not.toBeEmptyDOMElement();
});

it('mails a code to who has forgotten the password, and takes a new one with it', async () => {
  const calls = mockApi({
    'POST /auth/forgot-password': () => ({ status: 204 }),
    'POST /auth/reset-password': () => ({ status: 204 }),
  });
  render(<SignInScreen />);
  await userEvent.click(screen.getByRole('button', { name: /Forgot/ }));
  await userEvent.type(
    await screen.findByLabelText('E-mail', {}, { timeout: 5_000 }),
    'asha@alpha.example',
  );
  await userEvent.click(screen.getByRole('button', { name: /[Ss]end/ }));
  await userEvent.type(await screen.findByLabelText(/[Cc]ode/), '654321');
  await userEvent.type(screen.getByLabelText('New password'), 'Dealwright-2026-x');
  await userEvent.click(screen.getByRole('button', { name: /password/ }));

  expect(await screen.findByRole('status')).not.toBeEmptyDOMElement();
  expect(calls.findLast((call) => call.method === 'POST')?.body).toEqual({
    email: 'asha@alpha.example',
    code: '654321',
    password: 'Dealwright-2026-x',
  });
});
