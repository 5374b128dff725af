'use client';

import { useWatch, type UseFormReturn } from 'react-hook-form';
import type * as z from 'zod/mini';
import { SelectField, TextareaField, TextField } from '@/components/form/fields';
import { Card } from '@/components/ui/card';
import { fonts, type orgSchema } from '@/features/tenants/schema';
import { t } from '@/lib/i18n/settings';
import { groundsOf, shadesOf } from '@/lib/theme/branding';

type Form = UseFormReturn<z.input<typeof orgSchema>, unknown, z.output<typeof orgSchema>>;

const fontOptions = fonts.map((value) => ({ value, label: t(`org.font.${value}`) }));

/** What of the organisation's looks is its own to say, with the colour shown as it will be used. */
export function Looks({ form }: { form: Form }) {
  return (
    <Card title={t('org.looks')}>
      <p className="mb-4 text-muted">{t('org.looksHint')}</p>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <div className="space-y-2">
          <TextField
            form={form}
            name="branding.primary_color"
            label={t('org.colour')}
            hint={t('org.colourHint')}
          />
          <Picker form={form} />
        </div>
        <Preview form={form} />
        <SelectField
          form={form}
          name="branding.font"
          label={t('org.font')}
          options={fontOptions}
          required
        />
        <TextareaField
          form={form}
          name="branding.footer"
          label={t('org.footer')}
          hint={t('org.footerHint')}
        />
      </div>
    </Card>
  );
}

function useShades(form: Form) {
  const entered = useWatch({ control: form.control, name: 'branding.primary_color' });
  return shadesOf(`#${entered.trim().replace('#', '')}`);
}

/** The browser's own picker; it knows no empty colour and shows black instead. */
function Picker({ form }: { form: Form }) {
  const shades = useShades(form);
  const pick = (event: React.ChangeEvent<HTMLInputElement>) =>
    form.setValue('branding.primary_color', event.target.value.slice(1).toUpperCase(), {
      shouldDirty: true,
      shouldValidate: true,
    });
  return (
    <label className="flex items-center gap-3">
      <input type="color" className="size-11" value={shades?.['--brand'] ?? ''} onChange={pick} />
      {t('org.colourPick')}
    </label>
  );
}

function Preview({ form }: { form: Form }) {
  const shades = useShades(form);
  if (!shades) return null;
  const inks = { light: shades['--brand-ink'], dark: shades['--brand-ink-dark'] };
  return (
    <div className="grid grid-cols-2 gap-3">
      {(['light', 'dark'] as const).map((on) => (
        <figure
          key={on}
          className="rounded-control border border-line p-3"
          style={{ background: groundsOf(on)[0], color: inks[on] }}
        >
          <figcaption className="mb-2 text-xs">{t(`org.shown.${on}`)}</figcaption>
          <span
            className="mr-3 inline-block rounded-control px-3 py-1.5 font-medium"
            style={{ background: shades['--brand'], color: shades['--brand-contrast'] }}
          >
            {t('org.shown.button')}
          </span>
          <span className="underline">{t('org.shown.link')}</span>
        </figure>
      ))}
    </div>
  );
}
