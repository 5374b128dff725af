import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { webcrypto } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useTransfers } from '@/stores/transfers';
import { api, of, picker, show, writes } from './testing';
import { installS3, puts, statuses } from '@/test/s3-stand-in';

vi.mock('next/navigation', () => ({ usePathname: () => '/accounts/A1' }));
let ids = 0;
vi.mock('@/lib/api/ulid', () => ({ newUlid: () => `U${++ids}` }));

beforeEach(() => {
  ids = 0;
  useTransfers.setState({ transfers: [] });
  installS3();
  vi.stubGlobal('crypto', webcrypto);
});

const pick = (...files: File[]) => userEvent.upload(picker()!, files, { applyAccept: false });
/** jsdom's files cannot be read whole, and Node hashes no buffers of jsdom's. */
const pdf = (name = 'offer.pdf') =>
  Object.assign(new File(['%PDF'], name, { type: 'application/pdf' }), {
    arrayBuffer: () => Promise.resolve(Buffer.from('%PDF') as unknown as ArrayBuffer),
  });

describe('files that are added', () => {
  it('are announced with their hash, sent to S3 as they were announced, and finished (req:13.1 req:13.2)', async () => {
    const calls = api();
    show();
    expect(await screen.findByText('No files yet.')).toBeVisible();

    await pick(pdf());

    expect(await screen.findByRole('button', { name: 'Look at offer.pdf' })).toBeVisible();
    expect(writes(calls)).toEqual(['POST /files', 'POST /files/U1/finish']);
    expect(calls.find((each) => each.method === 'POST')?.body).toEqual({
      id: 'U1',
      parent: of,
      name: 'offer.pdf',
      content_type: 'application/pdf',
      size: 4,
      sha256: 'MV1Cm3cUzttq0ErDEkAUUldpJjBFfzyIJTxb7OrHYCc=',
    });
    expect(puts).toMatchObject([
      { url: 'https://s3.example/U1', headers: { 'if-none-match': '*' } },
    ]);
    expect(useTransfers.getState().transfers).toEqual([]);
  });

  it('say before anything is sent what cannot be added (req:13.1)', async () => {
    const calls = api();
    show();
    await screen.findByText('No files yet.');

    await pick(new File(['x'], 'run.exe'), new File([], 'empty.pdf'));

    const alerts = await screen.findAllByRole('alert');
    expect(alerts.map((each) => each.textContent)).toEqual([
      'run.exe: Files of this type cannot be added.',
      'empty.pdf: This file is empty.',
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss run.exe' }));
    expect(screen.queryByText('run.exe')).not.toBeInTheDocument();
    expect(writes(calls)).toEqual([]);
    expect(puts).toEqual([]);
  });

  it('go on where they stopped: what has been sent is not sent again (req:13.1)', async () => {
    const calls = api([], ['network']);
    statuses.push('network', 200);
    show();
    await screen.findByText('No files yet.');

    await pick(pdf());
    await userEvent.click(await screen.findByRole('button', { name: 'Try offer.pdf again' }));
    await waitFor(() => expect(puts).toHaveLength(2));
    await userEvent.click(await screen.findByRole('button', { name: 'Try offer.pdf again' }));

    expect(await screen.findByRole('button', { name: 'Look at offer.pdf' })).toBeVisible();
    expect(puts).toHaveLength(2);
    expect(writes(calls)).toEqual([
      'POST /files',
      'POST /files/U1/finish',
      'POST /files/U1/finish',
    ]);
  });

  it('begin anew when the server will have nothing of them any more', async () => {
    const calls = api([], [{ status: 404, body: { code: 'not_found' } }]);
    show();
    await screen.findByText('No files yet.');

    await pick(pdf());
    await userEvent.click(await screen.findByRole('button', { name: 'Try offer.pdf again' }));

    expect(await screen.findByRole('button', { name: 'Look at offer.pdf' })).toBeVisible();
    expect(writes(calls)).toEqual([
      'POST /files',
      'POST /files/U1/finish',
      'POST /files',
      'POST /files/U2/finish',
    ]);
  });

  it('show how far they are and can be given up', async () => {
    const calls = api();
    statuses.push('never');
    show();
    await screen.findByText('No files yet.');

    await pick(pdf());
    expect(await screen.findByRole('progressbar', { name: 'offer.pdf, 50 %' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel offer.pdf' }));

    expect(screen.queryByText('offer.pdf')).not.toBeInTheDocument();
    expect(writes(calls)).toEqual(['POST /files']);
  });
});
