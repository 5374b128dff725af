'use client';

import { DecimalField, SelectField, TextareaField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { changeOrg, useOrgChanged, type Org } from '@/features/tenants/api';
import { Looks } from './looks';
import { dateFormats, orgInput, orgSchema, priorities, stages } from '@/features/tenants/schema';
import { t } from '@/lib/i18n/settings';
import { toast } from '@/stores/toasts';

const named = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
const idleChoices = [10, 15, 30, 60, 120, 240, 480, 1440];

function idleOptions(present: number) {
  return [...new Set([...idleChoices, present])]
    .sort((a, b) => a - b)
    .map((count) => ({
      value: String(count),
      label: count % 60 === 0 ? t('org.hours', { count: count / 60 }) : t('org.minutes', { count }),
    }));
}

/** Zone, currency and date format; what the organisation has by now is offered even where this browser lacks it. */
function generalChoices({ settings }: Org) {
  const withPresent = (present: string, known: readonly string[]) =>
    named([...new Set([present, ...known])]);
  return [
    {
      name: 'settings.timezone',
      label: t('org.timezone'),
      options: withPresent(settings.timezone, Intl.supportedValuesOf('timeZone')),
    },
    {
      name: 'settings.currency',
      label: t('org.currency'),
      hint: t('org.currencyHint'),
      options: withPresent(settings.currency, Intl.supportedValuesOf('currency')),
    },
    {
      name: 'settings.date_format',
      label: t('org.dateFormat'),
      options: named(dateFormats),
    },
  ] as const;
}

/** Everything that is the organisation's to decide; sends only what changed, with the version it was based on. */
export function OrgForm({ org }: { org: Org }) {
  const changed = useOrgChanged();
  const handle = useRecordForm({
    schema: orgSchema,
    defaults: orgInput(org),
    draftKey: 'org',
    version: org.version,
    save: (_, { version = org.version, changes, idempotencyKey }) =>
      changeOrg({ version, ...changes }, idempotencyKey),
    onSaved: (saved) => {
      changed(saved);
      toast.good(t('settings.saved'));
    },
    fromCurrent: (current) => {
      const theirs = current as Org;
      return { values: orgInput(theirs), version: theirs.version };
    },
  });
  const { form } = handle;
  const choices = generalChoices(org);
  return (
    <RecordForm
      handle={handle}
      label={t('settings.organisation')}
      labels={{ name: t('org.name') }}
      footer={
        <div className="mt-4 flex max-md:*:flex-1 md:justify-end">
          <Button type="submit" tone="primary" pending={handle.pending}>
            {handle.pending ? t('status.saving') : t('action.save')}
          </Button>
        </div>
      }
    >
      <div className="space-y-4">
        <Card title={t('settings.organisation')}>
          <div className="grid gap-4 md:grid-cols-2">
            <TextField form={form} name="name" label={t('org.name')} required />
            {choices.map((choice) => (
              <SelectField key={choice.name} form={form} required {...choice} />
            ))}
          </div>
        </Card>
        <Looks form={form} />
        <Card title={t('org.access')}>
          <div className="grid gap-4">
            <SelectField
              form={form}
              name="settings.idle_minutes"
              label={t('org.idle')}
              options={idleOptions(org.settings.idle_minutes)}
              required
            />
            <TextareaField
              form={form}
              name="settings.allowed_networks"
              label={t('org.networks')}
              hint={t('org.networksHint')}
            />
          </div>
        </Card>
        <Card title={t('org.stages')}>
          <p className="mb-4 text-muted">{t('org.stagesHint')}</p>
          <div className="grid grid-cols-2 gap-4 md:grid-cols-5">
            {stages.map((stage) => (
              <DecimalField
                key={stage}
                form={form}
                name={`stage_probabilities.${stage}`}
                label={stage}
                required
              />
            ))}
          </div>
        </Card>
        <Card title={t('org.cases')}>
          <p className="mb-4 text-muted">{t('org.casesHint')}</p>
          <div className="grid grid-cols-3 gap-4">
            {priorities.map((priority) => (
              <DecimalField
                key={priority}
                form={form}
                name={`case_hours.${priority}`}
                label={priority}
                required
              />
            ))}
          </div>
        </Card>
      </div>
    </RecordForm>
  );
}
