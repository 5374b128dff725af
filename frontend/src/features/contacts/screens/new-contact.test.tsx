import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { NewContactDialog } from '@/features/contacts/components/new-contact-dialog';
import { common, contact, rights } from '@/features/contacts/testing';
import { useMergeNext } from '@/stores/merge-next';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';

const push = vi.fn();
vi.mock('next/navigation', () => ({ usePathname: () => '/contacts', useRouter: () => ({ push }) }));

const taken = {
  status: 409,
  body: {
    code: 'email_taken',
    detail: 'Another contact has this e-mail address.',
    errors: [{ path: 'email', code: 'email_taken', message: 'Another contact has this address.' }],
    current: contact({ id: 'C9', name: 'Ravi K', email: 'ravi@x.example' }),
  },
};

describe('a new contact', () => {
  it('from an account has that account, which cannot be changed (req:2.17)', async () => {
    const calls = mockApi({
      ...common,
      'POST /contacts': ({ body }) => ({ status: 201, body: contact(body as object) }),
    });
    const close = vi.fn();
    const prefill = { accountId: 'A1', accountName: 'Aurora Hotels' };
    renderStaff(<NewContactDialog prefill={prefill} onClose={close} />, [...rights]);

    const account = screen.getByLabelText('Account');
    expect(account).toHaveValue('Aurora Hotels');
    expect(account).toHaveAttribute('readonly');
    await userEvent.type(screen.getByLabelText('Last name'), 'Iyer');
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));

    await waitFor(() => expect(close).toHaveBeenCalledOnce());
    expect(writes(calls)[0]?.body).toMatchObject({
      last_name: 'Iyer',
      account_id: 'A1',
      owner_id: 'u1',
      email: null,
    });
    expect(push).not.toHaveBeenCalled();
  });

  it('needs an account (req:2.15)', async () => {
    const calls = mockApi(common);
    renderStaff(<NewContactDialog prefill={{}} onClose={() => undefined} />, [...rights]);

    await userEvent.type(screen.getByLabelText('Last name'), 'Iyer');
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));

    expect(await screen.findByText('Please fill this in.')).toBeVisible();
    expect(writes(calls)).toHaveLength(0);
  });

  it('with an address that is taken says so at the field, with the way to its holder (req:2.15)', async () => {
    mockApi({ ...common, 'POST /contacts': () => taken });
    renderStaff(<NewContactDialog prefill={{ accountId: 'A1' }} onClose={() => undefined} />, [
      ...rights,
    ]);

    await userEvent.type(screen.getByLabelText('Last name'), 'Iyer');
    await userEvent.type(screen.getByLabelText(/E-mail/), 'Ravi@x.example');
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));

    const link = await screen.findByRole('link', { name: 'Open Ravi K at Aurora Hotels' });
    expect(link).toHaveAttribute('href', '/contacts/C9');
    expect(screen.getByLabelText(/E-mail/)).toHaveAccessibleDescription(
      'Another contact has this address.',
    );

    await userEvent.type(screen.getByLabelText(/E-mail/), 'x');
    expect(link).not.toBeInTheDocument();
  });
});

describe('a contact that looks like another', () => {
  const other = {
    kind: 'contact',
    id: 'C7',
    title: 'Ravi Iyer',
    detail: 'Aurora Hotels',
    account_id: 'A1',
    reasons: ['same_phone', 'similar_name'],
  };
  const lead = { ...other, kind: 'lead', id: 'L1', account_id: null, reasons: ['same_email'] };
  const prefill = { accountId: 'A1', accountName: 'Aurora Hotels' };

  const type = async () => {
    await userEvent.type(screen.getByLabelText(/First name/), 'Ravi');
    await userEvent.type(screen.getByLabelText('Last name'), 'Iyer');
  };

  it('is warned of, with the way to each, and made anyway (req:B11)', async () => {
    const calls = mockApi({
      ...common,
      'GET /search/look-alikes': () => ({ body: { items: [other, lead], has_more: false } }),
      'POST /contacts': ({ body }) => ({ status: 201, body: contact(body as object) }),
    });
    const close = vi.fn();
    renderStaff(<NewContactDialog prefill={prefill} onClose={close} />, [...rights]);
    await type();

    expect(
      await screen.findByText('This looks like 2 records that are there already'),
    ).toBeVisible();
    const links = screen.getAllByRole('link', { name: /^Ravi Iyer/ });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/contacts/C7', '/leads/L1']);
    expect(links[0]).toHaveTextContent('same phone, similar name');
    const asked = calls.filter(({ path }) => path === '/search/look-alikes');
    expect(asked.map(({ query }) => query.toString())).toEqual(['kind=contact&name=Ravi+Iyer']);
    expect(screen.getAllByRole('button', { name: /Merge after saving/ })).toHaveLength(1);

    await userEvent.click(screen.getByRole('button', { name: 'Create' }));
    await waitFor(() => expect(close).toHaveBeenCalledOnce());
    expect(useMergeNext.getState().wanted).toBeNull();
    expect(push).not.toHaveBeenCalled();
  });

  it('can be made and merged in one go (req:B11)', async () => {
    mockApi({
      ...common,
      'GET /search/look-alikes': () => ({ body: { items: [other], has_more: false } }),
      'POST /contacts': ({ body }) => ({ status: 201, body: contact(body as object) }),
    });
    renderStaff(<NewContactDialog prefill={prefill} onClose={() => undefined} />, [...rights]);
    await type();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Merge after saving: Ravi Iyer' }),
    );

    await waitFor(() => expect(push).toHaveBeenCalledOnce());
    const { wanted } = useMergeNext.getState();
    expect(wanted?.otherId).toBe('C7');
    expect(push).toHaveBeenCalledWith(`/contacts/${wanted?.id}`);
  });

  it('is no hindrance when nobody can say (req:B11)', async () => {
    const calls = mockApi({
      ...common,
      'GET /search/look-alikes': () => 'network',
      'POST /contacts': ({ body }) => ({ status: 201, body: contact(body as object) }),
    });
    const close = vi.fn();
    renderStaff(<NewContactDialog prefill={prefill} onClose={close} />, [...rights]);
    await type();
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));
    await waitFor(() => expect(close).toHaveBeenCalledOnce());
    expect(writes(calls)).toHaveLength(1);
  });
});
