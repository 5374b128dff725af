import * as z from 'zod/mini';
import { oneOf, optionalText, requiredId, requiredText } from '@/components/form/schema-parts';
import { t } from '@/lib/i18n/settings';
import type { Org } from './api';

export const stages = [
  'Qualifying',
  'Proposal',
  'Negotiation',
  'Closed Won',
  'Closed Lost',
] as const;
export const dateFormats = ['DD/MM/YYYY', 'MM/DD/YYYY', 'YYYY-MM-DD'] as const;

export const fonts = ['sans', 'serif'] as const;

const percent = () =>
  z.pipe(
    z.string().check(z.trim(), z.regex(/^(100|\d{1,2})$/, { error: () => t('org.percent') })),
    z.transform(Number),
  );

export const priorities = ['High', 'Normal', 'Low'] as const;

const hours = () =>
  z.pipe(
    z.string().check(
      z.trim(),
      z.refine((text) => /^[1-9]\d{0,3}$/.test(text) && Number(text) <= 8760, {
        error: () => t('org.caseHours'),
      }),
    ),
    z.transform(Number),
  );

export const orgSchema = z.object({
  name: requiredText(255),
  settings: z.object({
    timezone: requiredId(),
    currency: requiredId(),
    date_format: oneOf(dateFormats),
    idle_minutes: z.pipe(z.string(), z.transform(Number)),
    allowed_networks: z.pipe(
      z.string(),
      z.transform((text: string) => text.split(/[\s,]+/).filter(Boolean)),
    ),
  }),
  branding: z.object({
    primary_color: z.pipe(
      z
        .string()
        .check(z.trim(), z.regex(/^(#?[0-9a-f]{6})?$/i, { error: () => t('org.colourWrong') })),
      z.transform((text: string) => (text ? `#${text.replace('#', '')}` : null)),
    ),
    font: oneOf(fonts),
    footer: optionalText(1000),
  }),
  stage_probabilities: z.object({
    Qualifying: percent(),
    Proposal: percent(),
    Negotiation: percent(),
    'Closed Won': percent(),
    'Closed Lost': percent(),
  }),
  case_hours: z.object({ High: hours(), Normal: hours(), Low: hours() }),
});

type OrgInput = z.input<typeof orgSchema>;

/** The stored organisation as form values. */
export function orgInput(org: Org): OrgInput {
  const { timezone, currency, date_format, idle_minutes, allowed_networks } = org.settings;
  const figure = (stage: (typeof stages)[number]) => String(org.stage_probabilities[stage] ?? 0);
  const target = (priority: (typeof priorities)[number]) => String(org.case_hours[priority] ?? '');
  return {
    name: org.name,
    settings: {
      timezone,
      currency,
      date_format,
      idle_minutes: String(idle_minutes),
      allowed_networks: allowed_networks.join('\n'),
    },
    branding: {
      primary_color: org.branding.primary_color?.replace('#', '') ?? '',
      font: org.branding.font,
      footer: org.branding.footer ?? '',
    },
    stage_probabilities: {
      Qualifying: figure('Qualifying'),
      Proposal: figure('Proposal'),
      Negotiation: figure('Negotiation'),
      'Closed Won': figure('Closed Won'),
      'Closed Lost': figure('Closed Lost'),
    },
    case_hours: { High: target('High'), Normal: target('Normal'), Low: target('Low') },
  };
}
