'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Combobox } from '@/components/ui/combobox';
import type { DraftSection } from '@/features/quotes/draft';
import { useProductSearch, type Product } from '@/features/quotes/families';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quote-page';
import { useDebounced } from '@/lib/use-debounced';

export type Added = { name: string; product?: Product };

const OWN = 'own';

type AddItemProps = { section: DraftSection; onAdd: (section: string, added: Added) => void };

/** Below the lines: something of the catalogue, or whatever is typed. */
export function AddItem({ section, onAdd }: AddItemProps) {
  const [text, setText] = useState<string | null>(null);
  const settled = useDebounced(text, 150);
  const format = useOrgFormat();
  const { items, loading } = useProductSearch(settled);
  const name = text?.trim() ?? '';
  // What an earlier text found must not be chosen by the Enter that follows a later one.
  const products = settled === text ? items : [];
  const own = name === '' ? [] : [{ value: OWN, label: t('quotes.line.own', { name }) }];
  return (
    <div className="flex items-center gap-2 border-t border-line px-4 py-3 md:px-5 [&_[role=listbox]]:scroll-mb-44">
      <Plus aria-hidden className="size-5 shrink-0 text-accent-ink" />
      <div className="min-w-0 flex-1">
        <Combobox
          label={t('quotes.line.add', { section: section.name || t('quotes.section.unnamed') })}
          selected={null}
          placeholder={t('quotes.line.addPlaceholder')}
          loading={loading && own.length === 0}
          choices={[
            ...products.map((product) => ({
              value: product.id,
              label: product.name,
              detail: format.money(product.standard_list_price, product.currency),
            })),
            ...own,
          ]}
          onSearch={setText}
          onSelect={(choice) => {
            const product = products.find((each) => each.id === choice?.value);
            if (product) onAdd(section.id, { name: product.name, product });
            else if (name !== '') onAdd(section.id, { name });
          }}
        />
      </div>
    </div>
  );
}
