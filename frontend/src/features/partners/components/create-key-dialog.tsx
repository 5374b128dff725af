'use client';

import { useState } from 'react';
import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import { createKey, useApiKeysChanged, type MadeKey } from '@/features/partners/api';
import { endOf, keyInput, keySchema, lives } from '@/features/partners/schema';
import { t } from '@/lib/i18n/settings';
import { NewSecret } from './new-secret';
import { ScopesField } from './scopes-field';

const labels = { name: t('keys.name'), life: t('keys.life'), scopes: t('keys.scopes') };
const lifeOptions = lives.map((value) => ({
  value,
  label: t('keys.days', { count: Number(value) }),
}));

/** What a key is for and what it may do; then the key itself, this once and in no draft. */
export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const changed = useApiKeysChanged();
  const [made, setMade] = useState<MadeKey | null>(null);
  const handle = useRecordForm({
    schema: keySchema,
    defaults: keyInput,
    draftKey: 'api-key:new',
    save: ({ name, life, scopes }, { idempotencyKey }) =>
      createKey({ name, scopes, expires_at: endOf(life, Date.now()) }, idempotencyKey),
    onSaved: (key) => {
      void changed();
      setMade(key);
    },
  });
  const { form } = handle;
  if (made) return <NewSecret made={made} onClose={onClose} />;
  return (
    <FormDialog
      handle={handle}
      title={t('keys.create')}
      labels={labels}
      submit={t('action.create')}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <TextField form={form} name="name" label={labels.name} hint={t('keys.nameHint')} required />
        <SelectField
          form={form}
          name="life"
          label={labels.life}
          options={lifeOptions}
          emptyLabel={t('keys.forever')}
        />
        <ScopesField form={form} />
      </div>
    </FormDialog>
  );
}
