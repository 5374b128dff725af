'use client';

import { ArrowUpCircle, Ban, CircleStop, Ellipsis, RefreshCw } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { ContractRecord } from '@/features/contracts/api';
import { t } from '@/lib/i18n/contracts';

const FollowDialog = dynamic(() => import('./follow-dialog').then((m) => m.FollowDialog), {
  ssr: false,
});
const EndDialog = dynamic(() => import('./end-dialog').then((m) => m.EndDialog), { ssr: false });

type Deed = 'renew' | 'upgrade' | 'cancel' | 'terminate';

/** What can still be made of a contract that nothing has followed; one whose term is over can only be renewed. */
export function ContractActions({ contract }: { contract: ContractRecord }) {
  const [asking, setAsking] = useState<Deed | null>(null);
  const close = () => setAsking(null);
  return (
    <>
      <Button onClick={() => setAsking('renew')} disabled={!contract.line_items}>
        <RefreshCw aria-hidden />
        {t('contracts.renew')}
      </Button>
      {contract.status === 'Active' && (
        <Menu
          trigger={
            <Button size="icon" className="max-md:!flex-none" aria-label={t('action.more')}>
              <Ellipsis aria-hidden />
            </Button>
          }
        >
          <MenuItem onSelect={() => setAsking('upgrade')}>
            <ArrowUpCircle aria-hidden />
            {t('contracts.upgrade')}
          </MenuItem>
          <MenuItem onSelect={() => setAsking('terminate')}>
            <CircleStop aria-hidden />
            {t('contracts.terminate')}
          </MenuItem>
          <MenuItem danger onSelect={() => setAsking('cancel')}>
            <Ban aria-hidden />
            {t('contracts.cancel')}
          </MenuItem>
        </Menu>
      )}
      {(asking === 'renew' || asking === 'upgrade') && (
        <FollowDialog contract={contract} deed={asking} onClose={close} />
      )}
      {(asking === 'cancel' || asking === 'terminate') && (
        <EndDialog contract={contract} deed={asking} onClose={close} />
      )}
    </>
  );
}
