import { render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { mockApi } from '@/test/mock-api';
import { Providers } from './providers';

const acme = () => ({ body: { items: [{ name: 'Acme', label: 'Acme Works' }] } });

beforeEach(() => window.history.replaceState(null, '', '/login'));

it('leads to the company’s own sign-in, and on to where one was going', async () => {
  window.history.replaceState(null, '', '/login?next=%2Fleads%3Fmine%3D1');
  mockApi({ 'GET /auth/providers': acme });
  render(<Providers />);

  expect(await screen.findByRole('link', { name: 'Continue with Acme Works' })).toHaveAttribute(
    'href',
    '/api/v1/auth/providers/Acme?next=%2Fleads%3Fmine%3D1',
  );
});

it.each([
  ['provider_refused', /could not let you in/],
  ['anything_else', /could not let you in/],
  ['org_suspended', /suspended/],
  ['network_not_allowed', /network/],
  ['unavailable', /does not answer/],
])('says what %s means', (code, said) => {
  window.history.replaceState(null, '', `/login?refused=${code}`);
  mockApi({ 'GET /auth/providers': acme });
  render(<Providers />);

  expect(screen.getByRole('alert')).toHaveTextContent(said);
});

it.each([
  ['has none', () => ({ body: { items: [] } })],
  ['does not answer', () => 'network' as const],
])('is not there where the deployment %s', async (_, route) => {
  const calls = mockApi({ 'GET /auth/providers': route });
  const { container } = render(<Providers />);

  await vi.waitFor(() => expect(calls).toHaveLength(1));
  expect(container).toBeEmptyDOMElement();
});
