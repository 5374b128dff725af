import * as z from 'zod/mini';
import { t } from '@/lib/i18n/t';

// Keeps zod from probing eval, which the content security policy reports.
z.config({ jitless: true });

const tooLong = (max: number) => () => t('form.tooLong', { max });

/** Text that must not be blank; trimmed. */
export function requiredText(max: number) {
  return z
    .string()
    .check(
      z.trim(),
      z.minLength(1, { error: () => t('form.required') }),
      z.maxLength(max, { error: tooLong(max) }),
    );
}

/** Blank text becomes null, as the server keeps it. */
export function optionalText(max: number) {
  return z.pipe(
    z.string().check(z.trim(), z.maxLength(max, { error: tooLong(max) })),
    z.transform((value: string) => (value === '' ? null : value)),
  );
}

export function optionalEmail() {
  return z.pipe(
    z.string().check(
      z.trim(),
      z.maxLength(254, { error: tooLong(254) }),
      z.refine((value) => value === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), {
        error: () => t('form.email'),
      }),
    ),
    z.transform((value: string) => (value === '' ? null : value)),
  );
}

/** An amount or quantity, kept as the decimal string it travels as. Grouping commas and spaces are dropped. */
export function decimalText() {
  return z.pipe(
    z.pipe(
      z.string(),
      z.transform((value: string) => value.replace(/[\s,]/g, '')),
    ),
    z.string().check(z.regex(/^\d+(\.\d+)?$/, { error: () => t('form.decimal') })),
  );
}

/** A plain date or nothing. */
export function optionalDate() {
  return z.pipe(
    z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2})?$/, { error: () => t('form.date') })),
    z.transform((value: string) => (value === '' ? null : value)),
  );
}

export function requiredDate() {
  return z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: () => t('form.date') }));
}

/** Within how many days of a cycle's start it is to be paid. */
export function paymentDays() {
  return z.pipe(
    z.string().check(
      z.refine((value) => /^\d{1,2}$/.test(value) && Number(value) <= 90, {
        error: () => t('form.paymentDays'),
      }),
    ),
    z.transform(Number),
  );
}

/** The id a picker or a list gives; '' is nothing chosen. */
export function optionalId() {
  return z.pipe(
    z.string(),
    z.transform((value: string) => (value === '' ? null : value)),
  );
}

export function requiredId() {
  return z.string().check(z.minLength(1, { error: () => t('form.required') }));
}

/** One of a picklist, or '' for none. */
export function optionalOneOf<const T extends string>(values: readonly T[]) {
  return z.pipe(
    z
      .string()
      .check(z.refine((value) => value === '' || (values as readonly string[]).includes(value))),
    z.transform((value: string) => (value === '' ? null : (value as T))),
  );
}

export function oneOf<const T extends string>(values: readonly T[]) {
  return z.pipe(
    z.string().check(
      z.refine((value) => (values as readonly string[]).includes(value), {
        error: () => t('form.required'),
      }),
    ),
    z.transform((value: string) => value as T),
  );
}
