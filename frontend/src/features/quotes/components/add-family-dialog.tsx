'use client';

import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Typed } from '@/components/form/typed';
import { CardSkeleton } from '@/components/states/card-skeleton';
import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { familyIcons } from '@/components/ui/family-icon';
import type { DraftSection } from '@/features/quotes/draft';
import { sectionFromFamily } from '@/features/quotes/draft-parts';
import { totalsOf, type Terms } from '@/features/quotes/draft-totals';
import { useFamilies, useFamily, useTaxCodes, type Family } from '@/features/quotes/families';
import { newUlid } from '@/lib/api/ulid';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quote-page';
import { familyLines } from '@/lib/pricing/family';

type AddFamilyProps = {
  /** What the quote marks up by. */
  markup: string;
  terms: Terms;
  onAdd: (section: DraftSection) => void;
  onClose: () => void;
};

/** A family by its sign, then its measures; what it comes to is told at every keystroke. */
export function AddFamilyDialog(props: AddFamilyProps) {
  const [id, setId] = useState<string | null>(null);
  return id === null ? (
    <FamilyGrid {...props} onPick={setId} />
  ) : (
    <Dimensions {...props} id={id} onBack={() => setId(null)} />
  );
}

function FamilyGrid(props: AddFamilyProps & { onPick: (id: string) => void }) {
  const { onAdd, onClose, onPick } = props;
  const blank = () =>
    onAdd({ id: newUlid(), name: '', icon: null, note: '', markup: '', dimensions: [], lines: [] });
  const tile =
    'flex min-h-14 w-full flex-col items-center gap-1.5 rounded-control border border-line p-3 text-center font-medium break-words hover:bg-sunken';
  return (
    <Dialog open wide onClose={onClose} title={t('quotes.family.title')}>
      <DialogBody>
        <QueryState
          query={useFamilies()}
          skeleton={<CardSkeleton title={t('quotes.family.title')} />}
        >
          {({ items }) => (
            <ul className="grid grid-cols-2 gap-3">
              {items
                .filter((family) => family.is_active)
                .map((family) => {
                  const Icon = familyIcons[family.icon];
                  return (
                    <li key={family.id}>
                      <button type="button" className={tile} onClick={() => onPick(family.id)}>
                        <Icon aria-hidden className="size-6 text-accent-ink" />
                        {family.name}
                      </button>
                    </li>
                  );
                })}
              <li>
                <button type="button" className={tile} onClick={blank}>
                  <Plus aria-hidden className="size-6 text-accent-ink" />
                  {t('quotes.family.blank')}
                </button>
              </li>
            </ul>
          )}
        </QueryState>
      </DialogBody>
    </Dialog>
  );
}

type DimensionsProps = AddFamilyProps & { id: string; onBack: () => void };

function Dimensions(props: DimensionsProps) {
  const query = useFamily(props.id);
  return query.data ? (
    <Measures {...props} family={query.data} />
  ) : (
    <Dialog open onClose={props.onClose} title={t('quotes.family.title')}>
      <DialogBody>
        <QueryState query={query} skeleton={<CardSkeleton title={t('quotes.family.measures')} />}>
          {() => null}
        </QueryState>
      </DialogBody>
    </Dialog>
  );
}

function Measures({
  family,
  markup,
  terms,
  onAdd,
  onBack,
  onClose,
}: DimensionsProps & { family: Family }) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const taxCodes = useTaxCodes();
  const format = useOrgFormat();
  const { section, totals, refused } = useMemo(() => {
    const evaluated = familyLines(family, values, taxCodes);
    const made = sectionFromFamily(
      family,
      values,
      evaluated.filter((each) => !each.refused).map((each) => each.line),
      newUlid,
    );
    const fields = { markup, discount_percent: '', discount_amount: '' };
    return {
      section: made,
      totals: totalsOf({ fields, sections: [made] }, terms),
      refused: evaluated.filter((each) => each.refused).map((each) => each.line.name),
    };
  }, [family, values, taxCodes, markup, terms]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={family.name}
      description={family.description ?? undefined}
    >
      <DialogBody>
        <div className="grid grid-cols-2 gap-4">
          {family.dimensions.map((each) => (
            <Typed
              key={each.name}
              label={`${each.label} (${each.unit})`}
              required
              kind="number"
              value={values[each.name] ?? each.default}
              onType={(text) => setValues({ ...values, [each.name]: text })}
            />
          ))}
        </div>
        <p className="mt-4 text-sm text-muted">
          {t('quotes.section.count', { count: section.lines.length })}
        </p>
        {refused.length > 0 && (
          <p role="alert" className="mt-1 text-sm text-bad">
            {t('quotes.family.refused', { names: refused.join(', ') })}
          </p>
        )}
        <p className="mt-1 text-lg font-semibold tabular" aria-live="polite">
          {format.money(totals.total, totals.currency)}
        </p>
      </DialogBody>
      <DialogFooter>
        <Button tone="primary" onClick={() => onAdd(section)}>
          {t('quotes.family.add')}
        </Button>
        <Button onClick={onBack}>{t('quotes.family.others')}</Button>
      </DialogFooter>
    </Dialog>
  );
}
