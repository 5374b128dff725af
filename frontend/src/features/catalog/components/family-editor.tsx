'use client';

import { useRouter } from 'next/navigation';
import { draftName } from '@/components/form/draft-name';
import { SelectField, TextareaField, TextField, DecimalField } from '@/components/form/fields';
import { FormActions, RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { Card } from '@/components/ui/card';
import { saveFamily, type Family } from '@/features/catalog/families-api';
import { familyInput, familySchema, icons } from '@/features/catalog/family-schema';
import type { FamilyForm } from '@/features/catalog/use-family-trial';
import { useChanged } from '@/lib/api/use-changed';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/families';
import { paths } from '@/lib/paths/paths';
import { toast } from '@/stores/toasts';
import { DimensionsCard } from './dimensions-card';
import { FamilyHead } from './family-head';
import { ItemsCard } from './items-card';
import { TryPanel } from './try-panel';

const labels = {
  type: t('families.type'),
  name: t('field.name'),
  icon: t('families.icon'),
  description: t('field.description'),
  markup: t('families.markup'),
  dimensions: t('families.dimensions'),
  items: t('families.contents'),
};

type FamilyEditorProps = { family: Family | null; canWrite: boolean };

/** The fields of a family beside what they come to. */
export function FamilyEditor({ family, canWrite }: FamilyEditorProps) {
  const router = useRouter();
  const changed = useChanged();
  const format = useOrgFormat();
  const currency = family?.currency ?? format.currency;
  const handle = useRecordForm({
    schema: familySchema(currency),
    defaults: familyInput(family),
    draftKey: draftName('families', family?.id),
    version: family?.version,
    save: (values, { id, version, changes, idempotencyKey }) => {
      const seen = family ? { id: family.id, version: version ?? family.version } : undefined;
      return saveFamily(seen, values, changes, id, idempotencyKey);
    },
    onSaved: (saved) => {
      changed('families', saved);
      toast.good(t('families.saved'));
      if (!family) router.replace(paths.families.detail(saved.id));
    },
    fromCurrent: (current) => {
      const theirs = current as Family;
      return { values: familyInput(theirs), version: theirs.version };
    },
  });
  const { form } = handle;
  const cancel = () => {
    handle.abandon();
    router.push(paths.families.list());
  };
  const panel = <TryPanel form={form} known={family?.products ?? []} currency={currency} />;
  if (!canWrite) {
    return (
      <div className="mx-auto max-w-3xl space-y-4">
        <FamilyHead family={family} canWrite={false} />
        {panel}
      </div>
    );
  }
  return (
    <>
      <FamilyHead family={family} canWrite />
      <div className="mt-4 grid grid-cols-1 items-start gap-4 xl:grid-cols-[3fr_2fr]">
        <RecordForm
          handle={handle}
          label={t('families.facts')}
          labels={labels}
          footer={<FormActions pending={handle.pending} onCancel={cancel} />}
        >
          <div className="space-y-4">
            <Facts form={form} />
            <DimensionsCard form={form} />
            <ItemsCard form={form} known={family?.products ?? []} currency={currency} />
            <div className="xl:hidden">{panel}</div>
          </div>
        </RecordForm>
        <div className="sticky top-20 hidden xl:block">{panel}</div>
      </div>
    </>
  );
}

function Facts({ form }: { form: FamilyForm }) {
  return (
    <Card title={t('families.facts')}>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField form={form} name="name" required />
        <TextField form={form} name="type" hint={t('families.typeHint')} required />
        <SelectField
          form={form}
          name="icon"
          options={icons.map((value) => ({ value, label: t(`families.icon.${value}`) }))}
          required
        />
        <DecimalField form={form} name="markup" unit="%" hint={t('families.markupHint')} />
        <TextareaField form={form} name="description" className="sm:col-span-2" />
      </div>
    </Card>
  );
}
