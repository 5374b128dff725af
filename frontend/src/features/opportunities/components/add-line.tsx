'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Combobox } from '@/components/ui/combobox';
import { useProductSearch, type Product } from '@/features/opportunities/api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/opportunities';
import { useDebounced } from '@/lib/use-debounced';

/** The row below the last line: type, choose, and the new line's quantity has the focus. */
export function AddLine({ onAdd }: { onAdd: (product: Product) => void }) {
  const [text, setText] = useState<string | null>(null);
  const settled = useDebounced(text, 150);
  const format = useOrgFormat();
  const found = useProductSearch(settled);
  // What an earlier text found must not be chosen by the Enter that follows a later one.
  const current = settled === text && found.isSuccess;
  const products = current ? found.data.items : [];
  return (
    <div
      data-add
      className="flex items-center gap-2 border-t border-line px-4 py-3 md:px-5 [&_[role=listbox]]:scroll-mb-44"
    >
      <Plus aria-hidden className="size-5 shrink-0 text-accent-ink" />
      <div className="min-w-0 flex-1">
        <Combobox
          id="add-line"
          label={t('lines.add')}
          selected={null}
          placeholder={t('lines.addPlaceholder')}
          choices={products.map((product) => ({
            value: product.id,
            label: product.name,
            detail: [
              format.money(product.standard_list_price, product.currency),
              product.is_retainer_product ? t('line.retainer') : '',
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
          loading={!current}
          failed={found.isError}
          onSearch={setText}
          onSelect={(choice) => {
            const product = products.find((each) => each.id === choice?.value);
            if (product) onAdd(product);
          }}
        />
      </div>
    </div>
  );
}
