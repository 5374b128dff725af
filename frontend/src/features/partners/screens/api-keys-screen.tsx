'use client';

import { KeyRound } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { RowList } from '@/components/data-table/row-list';
import { EmptyState, NoPermissionState } from '@/components/states/states';
import { Button } from '@/components/ui/button';
import { useApiKeys } from '@/features/partners/api';
import { KeyRow } from '@/features/partners/components/key-row';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/settings';

const CreateKeyDialog = dynamic(
  () => import('@/features/partners/components/create-key-dialog').then((m) => m.CreateKeyDialog),
  { ssr: false },
);

/** The keys with which other programs work for the organisation. */
export function ApiKeysScreen() {
  const mayRead = useCan('api_keys:read');
  return mayRead ? <ApiKeys /> : <NoPermissionState />;
}

function ApiKeys() {
  const query = useApiKeys();
  const manages = useCan('api_keys:write');
  const [creating, setCreating] = useState(false);
  return (
    <div className="space-y-3">
      <p className="text-muted">{t('keys.intro')}</p>
      {manages && (
        <Button tone="primary" className="w-full md:w-auto" onClick={() => setCreating(true)}>
          <KeyRound aria-hidden />
          {t('keys.create')}
        </Button>
      )}
      <RowList
        label={t('settings.keys')}
        query={query}
        empty={<EmptyState icon={KeyRound} title={t('keys.none')} hint={t('keys.noneHint')} />}
        row={(key) => <KeyRow key={key.id} apiKey={key} manages={manages} />}
      />
      {creating && <CreateKeyDialog onClose={() => setCreating(false)} />}
    </div>
  );
}
