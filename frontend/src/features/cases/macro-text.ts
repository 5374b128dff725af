import type { CaseRecord } from './api';

/** What a macro may name, as it is written in its words. */
export const placeholders = {
  contact: '{contact}',
  account: '{account}',
  number: '{number}',
  subject: '{subject}',
} as const;

/** A macro's words for one case; what is not known of it stays as it was written, to be seen and filled in. */
export function fillMacro(text: string, record: CaseRecord): string {
  const known: Readonly<Record<keyof typeof placeholders, string | null | undefined>> = {
    contact: record.contact_name,
    account: record.account_name,
    number: record.number,
    subject: record.subject,
  };
  return text.replace(
    /\{(\w+)\}/g,
    (whole, name: string) => known[name as keyof typeof known] || whole,
  );
}

/** A mail to the case's contact with these words, for the person's own mail program. */
export function mailOf(text: string, record: CaseRecord): string {
  const subject = encodeURIComponent(`${record.number}: ${record.subject}`);
  const to = encodeURIComponent(record.contact_email ?? '').replace('%40', '@');
  return `mailto:${to}?subject=${subject}&body=${encodeURIComponent(text)}`;
}
