import * as z from 'zod/mini';
import { requiredText } from '@/components/form/schema-parts';
import { t } from '@/lib/i18n/settings';
import type { Scope } from './api';

const DAY = 24 * 3600 * 1000;

export const lives = ['30', '90', '365'] as const;

export const keySchema = z.object({
  name: requiredText(255),
  life: z.string(),
  scopes: z.pipe(
    z.array(z.string()).check(z.minLength(1, { error: () => t('keys.scopesMissing') })),
    z.transform((scopes: string[]) => scopes as Scope[]),
  ),
});

export const keyInput = { name: '', life: '365', scopes: [] as string[] };

/** When a key made now ends that lives so many days; none without a number. */
export function endOf(life: string, now: number): string | null {
  return life === '' ? null : new Date(now + Number(life) * DAY).toISOString();
}
