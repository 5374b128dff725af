'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Archive, Pencil, Percent, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Rows } from '@/components/data-table/row-list';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { QueryState } from '@/components/states/query-state';
import { EmptyState, NoPermissionState } from '@/components/states/states';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { setTaxCodeActive, useTaxCodes, type TaxCode } from '@/features/catalog/tax-codes-api';
import { errorMessage } from '@/lib/api/api-error';
import { domainKeys } from '@/lib/api/query-keys';
import { useCan, useOrgId } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quoting';
import { toast } from '@/stores/toasts';

const TaxCodeDialog = dynamic(
  () => import('@/features/catalog/components/tax-code-dialog').then((m) => m.TaxCodeDialog),
  { ssr: false },
);

/** How what is sold is taxed, for administrators. */
export function TaxCodesScreen() {
  return useCan('products:write') ? <TaxCodes /> : <NoPermissionState />;
}

function TaxCodes() {
  const query = useTaxCodes();
  const [open, setOpen] = useState<TaxCode | 'new' | null>(null);
  return (
    <div className="space-y-3">
      <p className="text-muted">{t('taxes.intro')}</p>
      <Button tone="primary" className="w-full md:w-auto" onClick={() => setOpen('new')}>
        <Plus aria-hidden />
        {t('taxes.new')}
      </Button>
      <QueryState query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={Percent} title={t('taxes.none')} hint={t('taxes.noneHint')} />
          ) : (
            <Rows
              label={t('taxes.title')}
              items={items}
              row={(code) => <TaxCodeRow key={code.id} code={code} onEdit={() => setOpen(code)} />}
            />
          )
        }
      </QueryState>
      {open && (
        <TaxCodeDialog code={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

/** Offers a code no more, and again from the toast. */
function useDeactivate() {
  const org = useOrgId();
  const client = useQueryClient();
  const set = async (code: TaxCode, active: boolean) => {
    try {
      const saved = await setTaxCodeActive(code, active);
      if (!active) {
        toast.good(t('taxes.deactivated', { name: code.name }), {
          label: t('action.undo'),
          run: () => void set(saved, true),
        });
      }
    } catch (cause) {
      toast.bad(errorMessage(cause));
    }
    await client.invalidateQueries({ queryKey: domainKeys(org, 'tax-codes').all });
  };
  return (code: TaxCode) => void set(code, false);
}

function TaxCodeRow({ code, onEdit }: { code: TaxCode; onEdit: () => void }) {
  const deactivate = useDeactivate();
  const format = useOrgFormat();
  const rates = code.rates.map(({ name, percent }) => `${name} ${format.decimal(percent)} %`);
  return (
    <li className="flex items-center gap-2 py-3 pr-2 pl-4">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="min-w-0 break-words">{code.name}</span>
          {code.is_default && <Badge tone="accent">{t('taxes.default')}</Badge>}
        </p>
        <p className="mt-0.5 text-sm break-words text-muted tabular">
          {[...rates, ...(code.inclusive ? [t('taxes.contained')] : [])].join(' · ')}
        </p>
      </div>
      <Button
        tone="quiet"
        size="icon"
        aria-label={`${t('action.edit')}: ${code.name}`}
        onClick={onEdit}
      >
        <Pencil aria-hidden />
      </Button>
      <Button
        tone="quiet"
        size="icon"
        aria-label={`${t('taxes.deactivate')}: ${code.name}`}
        onClick={() => deactivate(code)}
      >
        <Archive aria-hidden />
      </Button>
    </li>
  );
}
