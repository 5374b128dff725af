'use client';

import {
  ArrowDown,
  ArrowUp,
  ChevronDown,
  ChevronRight,
  Files as Copies,
  Layers,
  Pencil,
  Trash2,
} from 'lucide-react';
import { memo, useState } from 'react';
import { MenuItem } from '@/components/ui/menu';
import { MoreMenu } from '@/components/ui/more-menu';
import { familyIcons } from '@/components/ui/family-icon';
import type { DraftSection } from '@/features/quotes/draft';
import type { DraftErrors } from '@/features/quotes/draft-errors';
import type { DraftTotals } from '@/features/quotes/draft-totals';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quote-page';
import { AddItem, type Added } from './add-item';
import { LineRow, type LineDeeds } from './line-row';

export type SectionDeeds = LineDeeds & {
  onEdit: (id: string) => void;
  onAdd: (section: string, added: Added) => void;
  onCopy: (section: DraftSection) => void;
  onDrop: (section: DraftSection) => void;
  onShift: (id: string, by: 1 | -1) => void;
};

type SectionCardProps = {
  section: DraftSection;
  totals: DraftTotals;
  errors: DraftErrors;
  deeds: SectionDeeds;
};

const isIcon = (name: string | null): name is keyof typeof familyIcons =>
  name !== null && name in familyIcons;

/** One family or group of items: its lines open and close below its name. */
export const SectionCard = memo(function SectionCard(props: SectionCardProps) {
  const { section, totals, errors, deeds } = props;
  const [open, setOpen] = useState(true);
  const format = useOrgFormat();
  const name = section.name || t('quotes.section.unnamed');
  const Icon = isIcon(section.icon) ? familyIcons[section.icon] : Layers;
  const Chevron = open ? ChevronDown : ChevronRight;
  const measures = section.dimensions
    .map(({ label, value, unit }) => `${label} ${format.decimal(value)} ${unit}`)
    .join(' · ');
  const wrong = errors.sections[section.id];
  return (
    <section aria-label={name} className="rounded-sheet border border-line bg-surface shadow-card">
      <header className="flex min-h-14 items-center gap-2 pr-2 pl-4 md:pl-5">
        <h3 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="flex min-h-14 w-full items-center gap-2 text-left focus-visible:-outline-offset-2 md:gap-3"
          >
            <Icon aria-hidden className="size-5 shrink-0 text-accent-ink" />
            <span className="min-w-0 flex-1 font-semibold break-words">{name}</span>
            <span className="font-medium tabular">
              {format.money(totals.sections.get(section.id) ?? '0', totals.currency)}
            </span>
            <Chevron aria-hidden className="size-4 shrink-0 text-muted" />
          </button>
        </h3>
        <MoreMenu name={name}>
          <MenuItem onSelect={() => deeds.onEdit(section.id)}>
            <Pencil aria-hidden />
            {t('quotes.section.edit')}
          </MenuItem>
          <MenuItem onSelect={() => deeds.onCopy(section)}>
            <Copies aria-hidden />
            {t('quotes.duplicate')}
          </MenuItem>
          <MenuItem onSelect={() => deeds.onShift(section.id, -1)}>
            <ArrowUp aria-hidden />
            {t('quotes.moveUp')}
          </MenuItem>
          <MenuItem onSelect={() => deeds.onShift(section.id, 1)}>
            <ArrowDown aria-hidden />
            {t('quotes.moveDown')}
          </MenuItem>
          <MenuItem danger onSelect={() => deeds.onDrop(section)}>
            <Trash2 aria-hidden />
            {t('quotes.remove')}
          </MenuItem>
        </MoreMenu>
      </header>
      <p className="px-4 pb-3 text-sm break-words whitespace-pre-line text-muted md:px-5">
        {measures || t('quotes.section.count', { count: section.lines.length })}
        {section.note && <span className="block">{section.note}</span>}
        {wrong && <span className="block text-bad">{wrong}</span>}
      </p>
      {open && (
        <>
          <ul className="divide-y divide-line border-t border-line">
            {section.lines.map((line) => (
              <LineRow
                key={line.id}
                line={line}
                gross={totals.lines.get(line.id)?.gross}
                net={totals.lines.get(line.id)?.net}
                currency={totals.currency}
                errors={errors.lines[line.id]}
                onOpen={deeds.onOpen}
                onRemove={deeds.onRemove}
                onMove={deeds.onMove}
              />
            ))}
          </ul>
          <AddItem section={section} onAdd={deeds.onAdd} />
        </>
      )}
    </section>
  );
});
