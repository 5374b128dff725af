import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { webcrypto } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { Org } from '@/features/tenants/api';
import { useToasts } from '@/stores/toasts';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff, testSession } from '@/test/render-staff';
import { installS3, puts } from '@/test/s3-stand-in';
import { LogoCard } from './logo-card';

const NEW = '01JD00000000000000000000L2';
vi.mock('@/lib/api/ulid', () => ({ newUlid: () => '01JD00000000000000000000L2' }));

const org = (logo_id: string | null): Org => {
  const { org: known } = testSession([]);
  return { ...known, branding: { ...known.branding, logo_id } };
};
const show = (logo_id: string | null) =>
  renderStaff(
    <>
      <LogoCard org={org(logo_id)} />
      <Toaster />
    </>,
    ['org:read', 'org:write'],
  );
const choose = (...files: File[]) =>
  userEvent.upload(screen.getByLabelText('File of the logo'), files, { applyAccept: false });

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  installS3();
  vi.stubGlobal('crypto', webcrypto);
});

it('sends the picture, then says that it is the logo req:18.1', async () => {
  const calls = mockApi({
    'POST /files': () => ({
      status: 201,
      body: {
        id: NEW,
        url: 'https://s3.example/x',
        headers: {},
        expires_at: '2999-01-01T00:00:00Z',
      },
    }),
    [`POST /files/${NEW}/finish`]: () => ({ body: { id: NEW } }),
    'PATCH /org': () => ({ body: org(NEW) }),
  });
  show(null);

  // jsdom's files cannot be read whole, and Node hashes no buffers of jsdom's.
  const file = new File(['logo'], 'Logo.png', { type: 'image/png' });
  await choose(
    Object.assign(file, {
      arrayBuffer: () => Promise.resolve(Buffer.from('logo') as unknown as ArrayBuffer),
    }),
  );

  await screen.findByText('Logo saved');
  const [announced, , changed] = writes(calls);
  expect(announced?.body).toMatchObject({
    parent: { type: 'organisation', id: org(null).id },
    name: 'Logo.png',
    content_type: 'image/png',
  });
  expect(changed?.body).toEqual({ version: 1, branding: { logo_id: NEW } });
  expect(puts).toHaveLength(1);
});

it.each([
  new File(['<svg/>'], 'logo.svg', { type: 'image/svg+xml' }),
  new File(['%PDF'], 'logo.pdf', { type: 'application/pdf' }),
  new File([new Uint8Array(1024 * 1024 + 1)], 'logo.png', { type: 'image/png' }),
])('says what a logo may be, and sends nothing', async (file) => {
  const calls = mockApi({});
  show(null);

  await choose(file);

  expect(
    await screen.findByText('Choose a PNG, JPEG or WebP picture of 1 MB at most.'),
  ).toBeVisible();
  expect(writes(calls)).toEqual([]);
});

it('takes the logo away', async () => {
  const calls = mockApi({ 'PATCH /org': () => ({ body: org(null) }) });
  show('01JD00000000000000000000L1');

  await userEvent.click(screen.getByRole('button', { name: 'Remove' }));

  await screen.findByText('Logo removed');
  expect(writes(calls)[0]?.body).toEqual({ version: 1, branding: { logo_id: null } });
});

it('says why it was not saved', async () => {
  const detail = 'Somebody else has changed this in the meantime.';
  mockApi({ 'PATCH /org': () => ({ status: 409, body: { code: 'stale_version', detail } }) });
  show('01JD00000000000000000000L1');

  await userEvent.click(screen.getByRole('button', { name: 'Remove' }));

  await waitFor(() => expect(useToasts.getState().toasts).toHaveLength(1));
});
