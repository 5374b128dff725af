import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { ApiError } from '@/lib/api/api-error';
import { renderStaff } from '@/test/render-staff';
import { TextField } from './fields';
import { FormActions, RecordForm } from './record-form';
import { optionalText, requiredText } from './schema-parts';
import { useRecordForm, type SaveContext } from './use-record-form';

const schema = z.object({ name: requiredText(20), address: z.object({ city: optionalText(20) }) });
type Values = z.output<typeof schema>;

const save = vi.fn<(values: Values, context: SaveContext<Values>) => Promise<string>>();
const onSaved = vi.fn();

function Example({ version }: { version?: number }) {
  const handle = useRecordForm({
    schema,
    defaults: { name: 'Old', address: { city: '' } },
    draftKey: 'example',
    version,
    save,
    onSaved,
    fromCurrent: (current) => {
      const record = current as { name: string; version: number };
      return { values: { name: record.name, address: { city: '' } }, version: record.version };
    },
  });
  return (
    <RecordForm
      handle={handle}
      label="Example"
      labels={{ name: 'Name', address: 'Address' }}
      footer={<FormActions pending={handle.pending} onCancel={handle.abandon} />}
    >
      <TextField form={handle.form} name="name" label="Name" required />
      <TextField form={handle.form} name="address.city" label="City" />
    </RecordForm>
  );
}

const name = () => screen.getByLabelText('Name');
const submit = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));
async function rename(to: string) {
  await userEvent.clear(name());
  if (to) await userEvent.type(name(), to);
}

beforeEach(() => {
  save.mockReset();
  onSaved.mockReset();
});

describe('saving', () => {
  it('sends what changed, with the version', async () => {
    save.mockResolvedValue('done');
    renderStaff(<Example version={3} />);

    await rename('New');
    await submit();

    expect(save.mock.calls[0]?.[1]).toMatchObject({ version: 3, changes: { name: 'New' } });
    expect(onSaved).toHaveBeenCalledWith('done');
  });

  it('stops at what is missing, beside the field', async () => {
    renderStaff(<Example />);

    await rename('');
    await submit();

    expect(name()).toHaveAccessibleDescription('Please fill this in.');
    expect(name()).toHaveFocus();
    expect(save).not.toHaveBeenCalled();
  });
});

describe('a refusal of the server', () => {
  it('stands beside its field, and what belongs to none above the form', async () => {
    const errors = [
      { path: 'address.city', code: 'x', message: 'Unknown city' },
      { path: 'owner', code: 'x', message: 'No such owner' },
    ];
    save.mockRejectedValue(new ApiError(422, { code: 'validation_failed', errors }));
    renderStaff(<Example />);

    await submit();

    expect(await screen.findByText('Unknown city')).toBeVisible();
    expect(screen.getByLabelText(/City/)).toBeInvalid();
    expect(screen.getByText('No such owner')).toBeVisible();
  });

  it('keeps the idempotency key while the outcome is unknown, and takes a new one once refused', async () => {
    save.mockRejectedValueOnce(new ApiError(0, null));
    save.mockRejectedValueOnce(new ApiError(422, { detail: 'No' }));
    save.mockResolvedValueOnce('done');
    renderStaff(<Example />);

    await submit();
    await submit();
    await submit();

    const [first, second, third] = save.mock.calls.map(([, context]) => context.idempotencyKey);
    expect(second).toBe(first);
    expect(third).not.toBe(second);
  });
});

describe('a conflict', () => {
  it('shows theirs beside yours, and keeps mine under the new version', async () => {
    save.mockRejectedValueOnce(
      new ApiError(409, { code: 'stale_version', current: { name: 'Theirs', version: 8 } }),
    );
    save.mockResolvedValueOnce('done');
    renderStaff(<Example version={3} />);

    await rename('Mine');
    await submit();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Theirs');
    expect(alert).toHaveTextContent('Mine');
    await userEvent.click(screen.getByRole('button', { name: 'Keep mine and save' }));

    expect(save.mock.calls[1]?.[1]).toMatchObject({ version: 8, changes: { name: 'Mine' } });
  });

  it('takes theirs when told so', async () => {
    save.mockRejectedValueOnce(
      new ApiError(409, { code: 'stale_version', current: { name: 'Theirs', version: 8 } }),
    );
    renderStaff(<Example version={3} />);

    await rename('Mine');
    await submit();
    await userEvent.click(await screen.findByRole('button', { name: 'Use theirs' }));

    expect(name()).toHaveValue('Theirs');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

it('brings an unsaved draft back, and lets it be thrown away', async () => {
  const first = renderStaff(<Example />);
  await rename('Half-typ');
  first.unmount();

  renderStaff(<Example />);
  expect(name()).toHaveValue('Half-typ');
  await userEvent.click(screen.getByRole('button', { name: 'Discard draft' }));

  expect(name()).toHaveValue('Old');
});
