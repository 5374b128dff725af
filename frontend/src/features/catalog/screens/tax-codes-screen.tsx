'use client';

import { Archive, Percent } from 'lucide-react';
import dynamic from 'next/dynamic';
import { KeptList } from '@/components/data-table/kept-list';
import { NoPermissionState } from '@/components/states/states';
import { setTaxCodeActive, useTaxCodes, type TaxCode } from '@/features/catalog/tax-codes-api';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quoting';

const TaxCodeDialog = dynamic(
  () => import('@/features/catalog/components/tax-code-dialog').then((m) => m.TaxCodeDialog),
  { ssr: false },
);

/** How what is sold is taxed, for administrators. */
export function TaxCodesScreen() {
  return useCan('products:write') ? <TaxCodes /> : <NoPermissionState />;
}

const words = {
  title: t('taxes.title'),
  intro: t('taxes.intro'),
  add: t('taxes.new'),
  none: t('taxes.none'),
  noneHint: t('taxes.noneHint'),
  putAway: t('taxes.deactivate'),
};

function TaxCodes() {
  const format = useOrgFormat();
  const rates = (code: TaxCode) =>
    code.rates.map(({ name, percent }) => `${name} ${format.decimal(percent)} %`);
  return (
    <KeptList
      domain="tax-codes"
      query={useTaxCodes()}
      words={words}
      icon={Percent}
      away={Archive}
      setActive={setTaxCodeActive}
      said={(name) => t('taxes.deactivated', { name })}
      badge={(code) => (code.is_default ? t('taxes.default') : null)}
      text={(code) =>
        [...rates(code), ...(code.inclusive ? [t('taxes.contained')] : [])].join(' · ')
      }
      dialog={(code, close) => <TaxCodeDialog code={code} onClose={close} />}
    />
  );
}
