'use client';

import { DecimalField, SelectField, TextareaField, TextField } from '@/components/form/fields';
import { FlagField } from '@/components/form/flag-field';
import { RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { changeOrg, useOrgChanged, type Org } from '@/features/tenants/api';
import { bases, quotingInput, quotingSchema, templates } from '@/features/tenants/quoting-schema';
import { t } from '@/lib/i18n/quoting';
import { toast } from '@/stores/toasts';

const basisOptions = bases.map((value) => ({ value, label: t(`quoting.basis.${value}`) }));
const templateOptions = templates.map((value) => ({
  value,
  label: t(`quoting.template.${value}`),
}));

/** How the organisation prices, and what its quotes say. */
export function QuotingForm({ org }: { org: Org }) {
  const changed = useOrgChanged();
  const handle = useRecordForm({
    schema: quotingSchema,
    defaults: quotingInput(org),
    draftKey: 'org:quoting',
    version: org.version,
    save: (_, { version = org.version, changes, idempotencyKey }) =>
      changeOrg({ version, ...changes }, idempotencyKey),
    onSaved: (saved) => {
      changed(saved);
      toast.good(t('quoting.saved'));
    },
    fromCurrent: (current) => {
      const theirs = current as Org;
      return { values: quotingInput(theirs), version: theirs.version };
    },
  });
  const { form } = handle;
  return (
    <RecordForm
      handle={handle}
      label={t('quoting.title')}
      labels={{ quoting: t('quoting.title') }}
      footer={
        <div className="mt-4 flex max-md:*:flex-1 md:justify-end">
          <Button type="submit" tone="primary" pending={handle.pending}>
            {handle.pending ? t('status.saving') : t('action.save')}
          </Button>
        </div>
      }
    >
      <div className="space-y-4">
        <Card title={t('quoting.policy')}>
          <p className="mb-4 text-muted">{t('quoting.policyHint')}</p>
          <div className="grid gap-4 md:grid-cols-2">
            <DecimalField
              form={form}
              name="quoting.markup"
              label={t('quoting.markup')}
              unit="%"
              required
            />
            <SelectField
              form={form}
              name="quoting.margin_basis"
              label={t('quoting.basis')}
              options={basisOptions}
              required
            />
          </div>
        </Card>
        <Card title={t('quoting.life')}>
          <div className="grid items-start gap-4 md:grid-cols-2">
            <DecimalField
              form={form}
              name="quoting.validity_days"
              label={t('quoting.validity')}
              required
            />
            <DecimalField
              form={form}
              name="quoting.follow_up_days"
              label={t('quoting.followUp')}
              hint={t('quoting.followUpHint')}
              required
            />
            <div className="md:col-span-2">
              <FlagField
                form={form}
                name="quoting.order_on_acceptance"
                label={t('quoting.order')}
                hint={t('quoting.orderHint')}
              />
            </div>
          </div>
        </Card>
        <Card title={t('quoting.paper')}>
          <div className="grid gap-4 md:grid-cols-2">
            <SelectField
              form={form}
              name="quoting.template"
              label={t('quoting.template')}
              options={templateOptions}
              required
            />
            <TextField form={form} name="quoting.tax_number" label={t('quoting.taxNumber')} />
            <TextareaField form={form} name="quoting.address" label={t('quoting.address')} />
            <TextareaField form={form} name="quoting.bank_details" label={t('quoting.bank')} />
            <TextareaField
              form={form}
              name="quoting.terms"
              label={t('quoting.terms')}
              className="md:col-span-2"
            />
          </div>
        </Card>
      </div>
    </RecordForm>
  );
}
