'use client';

import dynamic from 'next/dynamic';
import { useLeaving } from '@/stores/leaving';
import { CommandLayer } from './command-layer';
import { InstallOffer } from './install-offer';
import { OutboxHost } from './outbox-host';

const LeaveDialog = dynamic(() => import('./leave-dialog').then((module) => module.LeaveDialog), {
  ssr: false,
});

/** What runs beside every staff page and is loaded after it: the outbox, the shortcuts, the offer to install. */
export function StaffServices() {
  const leaving = useLeaving((state) => state.asking);
  return (
    <>
      <OutboxHost />
      <CommandLayer />
      <InstallOffer />
      {leaving && <LeaveDialog onClose={() => useLeaving.setState({ asking: false })} />}
    </>
  );
}
