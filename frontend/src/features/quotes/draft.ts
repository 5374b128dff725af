import type { Schemas } from '@/lib/api/client';
import type { Line, QuoteDetail, Section } from './api';

/** A line while it is edited: what was typed, as it was typed. */
export type DraftLine = Omit<
  Line,
  'unit_price' | 'gross' | 'net' | 'total' | 'cost' | 'price' | 'markup' | 'description' | 'group'
> & { cost: string; price: string; markup: string; description: string; group: string };

export type DraftSection = Pick<Section, 'id' | 'icon' | 'dimensions'> & {
  name: string;
  note: string;
  markup: string;
  lines: readonly DraftLine[];
};

/** What of a quote is typed besides its lines. */
export type DraftFields = {
  title: string;
  intro: string;
  terms: string;
  internal_note: string;
  valid_until: string;
  markup: string;
  discount_percent: string;
  discount_amount: string;
  template: Template;
  owner_id: string;
  client_name: string;
  client_attention: string;
  client_address: string;
  client_tax_number: string;
  client_email: string;
  client_phone: string;
};

export type Template = QuoteDetail['template'];

export type Draft = { fields: DraftFields; sections: readonly DraftSection[] };

const orEmpty = (text: string | null) => text ?? '';
const unlessNone = (text: string) => (/^0*\.?0*$/.test(text) ? '' : text);

function lineOf(line: Line): DraftLine {
  const { unit_price, gross, net, total, ...kept } = line;
  void [unit_price, gross, net, total];
  return {
    ...kept,
    cost: orEmpty(line.cost),
    price: orEmpty(line.price),
    markup: orEmpty(line.markup),
    description: orEmpty(line.description),
    group: orEmpty(line.group),
    discount_percent: unlessNone(line.discount_percent),
    discount_amount: unlessNone(line.discount_amount),
  };
}

/** A stored quote as it is edited. */
export function draftOf(quote: QuoteDetail): Draft {
  return {
    fields: {
      title: quote.title,
      intro: orEmpty(quote.intro),
      terms: orEmpty(quote.terms),
      internal_note: orEmpty(quote.internal_note),
      valid_until: orEmpty(quote.valid_until),
      markup: quote.markup,
      discount_percent: unlessNone(quote.discount_percent),
      discount_amount: unlessNone(quote.discount_amount),
      template: quote.template,
      owner_id: quote.owner_id,
      client_name: orEmpty(quote.client.name),
      client_attention: orEmpty(quote.client.attention),
      client_address: orEmpty(quote.client.address),
      client_tax_number: orEmpty(quote.client.tax_number),
      client_email: orEmpty(quote.client.email),
      client_phone: orEmpty(quote.client.phone),
    },
    sections: quote.sections.map((section) => ({
      id: section.id,
      icon: section.icon,
      dimensions: section.dimensions,
      name: orEmpty(section.name),
      note: orEmpty(section.note),
      markup: orEmpty(section.markup),
      lines: section.lines.map(lineOf),
    })),
  };
}

/** A number that was typed as a plain decimal: without grouping, with digits on both sides of the point. */
export function plain(text: string): string {
  const digits = text.replace(/[\s,]/g, '').replace(/\.$/, '');
  return (digits.startsWith('.') ? `0${digits}` : digits).replace(/^0+(?=\d)/, '');
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
const numberOrNull = (text: string) => plain(text) || null;

function lineInput(line: DraftLine): Schemas['QuoteLineInput'] {
  return {
    id: line.id,
    name: line.name.trim(),
    description: orNull(line.description),
    unit: line.unit.trim(),
    quantity: plain(line.quantity),
    cost: numberOrNull(line.cost),
    price: numberOrNull(line.price),
    markup: numberOrNull(line.markup),
    discount_percent: plain(line.discount_percent) || '0',
    discount_amount: plain(line.discount_amount) || '0',
    tax: line.tax,
    optional: line.optional,
    group: orNull(line.group),
    chosen: line.chosen,
    photo_id: line.photo_id,
  };
}

export function sectionsInput(sections: readonly DraftSection[]): Schemas['QuoteSectionInput'][] {
  return sections.map((section) => ({
    id: section.id,
    name: orNull(section.name),
    icon: section.icon,
    note: orNull(section.note),
    markup: numberOrNull(section.markup),
    dimensions: section.dimensions,
    lines: section.lines.map(lineInput),
  }));
}

function fieldsInput(fields: DraftFields) {
  return {
    title: fields.title.trim(),
    intro: orNull(fields.intro),
    terms: orNull(fields.terms),
    internal_note: orNull(fields.internal_note),
    valid_until: orNull(fields.valid_until),
    markup: plain(fields.markup) || '0',
    discount_percent: plain(fields.discount_percent) || '0',
    discount_amount: plain(fields.discount_amount) || '0',
    template: fields.template,
    owner_id: fields.owner_id,
    client: {
      name: orNull(fields.client_name),
      attention: orNull(fields.client_attention),
      email: orNull(fields.client_email),
      phone: orNull(fields.client_phone),
      address: orNull(fields.client_address),
      tax_number: orNull(fields.client_tax_number),
    },
  };
}

type Changes = Omit<Schemas['QuoteChange'], 'version'>;

const written = new WeakMap<DraftLine, string>();

/** A line never changes in place, so it is written once to be compared. */
function asText(line: DraftLine): string {
  const text = written.get(line) ?? JSON.stringify(lineInput(line));
  written.set(line, text);
  return text;
}

function sameSection(one: DraftSection, other: DraftSection | undefined): boolean {
  if (one === other) return true;
  if (!other || one.lines.length !== other.lines.length) return false;
  const [heads, others] = [one, other].map((each) => sectionsInput([{ ...each, lines: [] }]));
  return (
    JSON.stringify(heads) === JSON.stringify(others) &&
    one.lines.every((line, at) => {
      const beside = other.lines[at];
      return beside !== undefined && (line === beside || asText(line) === asText(beside));
    })
  );
}

/** What of the quote is to be written: the fields that changed, and all sections where any did. */
export function changesOf(draft: Draft, base: Draft): Changes {
  const before = Object.values(fieldsInput(base.fields));
  const fields = Object.entries(fieldsInput(draft.fields)).filter(
    ([, value], at) => JSON.stringify(value) !== JSON.stringify(before[at]),
  );
  const changes: Changes = Object.fromEntries(fields);
  const same =
    draft.sections.length === base.sections.length &&
    draft.sections.every((section, at) => sameSection(section, base.sections[at]));
  return same ? changes : { ...changes, sections: sectionsInput(draft.sections) };
}

export const isSame = (one: Draft, other: Draft) =>
  one === other || Object.keys(changesOf(one, other)).length === 0;
