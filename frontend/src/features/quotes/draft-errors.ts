import type { FieldProblem } from '@/lib/api/api-error';
import { t } from '@/lib/i18n/quote-page';
import { compareDecimals, currencyDigits, isDecimal } from '@/lib/money/money';
import { plain, type Draft, type DraftFields, type DraftLine } from './draft';

export type LineErrors = Partial<Record<keyof DraftLine, string>>;
export type DraftErrors = {
  lines: Readonly<Record<string, LineErrors>>;
  sections: Readonly<Record<string, string>>;
  fields: Partial<Record<keyof DraftFields, string>>;
};

export const NO_ERRORS: DraftErrors = { lines: {}, sections: {}, fields: {} };

export const hasErrors = ({ lines, sections, fields }: DraftErrors) =>
  [lines, sections, fields].some((each) => Object.keys(each).length > 0);

/** Whether something is wrong in what the details' drawer has. */
export const isOfDetails = ({ fields }: DraftErrors) =>
  Object.keys(fields).some((name) => /^(client_|template|owner_id|valid_until)/.test(name));

const QUANTITY = /^\d{1,9}(\.\d{1,4})?$/;
const EMAIL = /^([^\s@]+@[^\s@]+\.[^\s@]+)?$/;
const SHARE = /^\d{1,3}(\.\d{1,4})?$/;

const percentError = (text: string) =>
  plain(text) !== '' && (!SHARE.test(plain(text)) || compareDecimals(plain(text), '100') > 0)
    ? t('quotes.error.percent')
    : undefined;

const markupError = (text: string) =>
  plain(text) !== '' && !SHARE.test(plain(text)) ? t('quotes.error.markup') : undefined;

function amountError(text: string, currency: string): string | undefined {
  const amount = plain(text);
  if (amount === '') return undefined;
  if (!isDecimal(amount) || amount.startsWith('-')) return t('quotes.error.amount');
  const [, fraction = ''] = amount.split('.');
  const count = currencyDigits(currency);
  return fraction.replace(/0+$/, '').length > count
    ? t('quotes.error.decimals', { count })
    : undefined;
}

const found = <T extends object>(errors: T): T =>
  Object.fromEntries(Object.entries(errors).filter(([, error]) => error !== undefined)) as T;

function errorsOfLine(line: DraftLine, currency: string): LineErrors {
  const quantity = plain(line.quantity);
  const isPriced = plain(line.price) !== '' || plain(line.cost) !== '';
  return found({
    name: line.name.trim() === '' ? t('form.required') : undefined,
    unit: line.unit.trim() === '' ? t('form.required') : undefined,
    quantity:
      !QUANTITY.test(quantity) || compareDecimals(quantity, '0') <= 0
        ? t('quotes.error.quantity')
        : undefined,
    price: isPriced ? amountError(line.price, currency) : t('quotes.error.priceMissing'),
    cost: amountError(line.cost, currency),
    markup: markupError(line.markup),
    discount_percent: percentError(line.discount_percent),
    discount_amount: amountError(line.discount_amount, currency),
  });
}

/** What cannot be sent as it stands. */
export function errorsOf(draft: Draft, currency: string): DraftErrors {
  const lines = draft.sections
    .flatMap((section) => section.lines)
    .map((line) => [line.id, errorsOfLine(line, currency)] as const)
    .filter(([, errors]) => Object.keys(errors).length > 0);
  const sections = draft.sections
    .map(({ id, markup }) => [id, markupError(markup)] as const)
    .filter(([, error]) => error !== undefined);
  return {
    lines: Object.fromEntries(lines),
    sections: Object.fromEntries(sections) as Record<string, string>,
    fields: found({
      title: draft.fields.title.trim() === '' ? t('form.required') : undefined,
      markup: markupError(draft.fields.markup),
      discount_percent: percentError(draft.fields.discount_percent),
      discount_amount: amountError(draft.fields.discount_amount, currency),
      client_name: draft.fields.client_name.trim() === '' ? t('form.required') : undefined,
      client_email: EMAIL.test(draft.fields.client_email.trim()) ? undefined : t('form.email'),
    }),
  };
}

/** What the engine calls by another name than the form. */
const renamed: Readonly<Record<string, string>> = { discount: 'discount_amount', chosen: 'group' };

const fieldOf = (path: string) => renamed[path] ?? path.replace(/^client\./, 'client_');

/** The server's complaints (`sections.0.lines.2.quantity`) where they belong in what was sent; the rest as text. */
export function placeErrors(
  problems: readonly FieldProblem[],
  sent: Draft,
): { errors: DraftErrors; homeless: string[] } {
  const lines: Record<string, LineErrors> = {};
  const sections: Record<string, string> = {};
  const fields: Partial<Record<string, string>> = {};
  const homeless: string[] = [];
  for (const { path, message } of problems) {
    const [, at, lineAt, name = ''] =
      /^sections\.(\d+)(?:\.lines\.(\d+))?(?:\.(\w+).*)?$/.exec(path) ?? [];
    const section = at === undefined ? undefined : sent.sections[Number(at)];
    const line = lineAt === undefined ? undefined : section?.lines[Number(lineAt)];
    const field = renamed[name] ?? name;
    if (line) lines[line.id] = { ...lines[line.id], [field in line ? field : 'name']: message };
    else if (section) sections[section.id] = message;
    else if (fieldOf(path) in sent.fields) fields[fieldOf(path)] = message;
    else homeless.push(message);
  }
  return { errors: { lines, sections, fields }, homeless };
}
