'use client';

import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { useFiles, type FilesOf } from '@/lib/api/files';
import type { Permission } from '@/lib/auth/permissions';
import { useCan, useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/files';
import { isCreation } from '@/lib/offline/queue';
import { usePending } from '@/lib/offline/pending';
import { useOnline } from '@/lib/offline/use-online';
import { useTransfers } from '@/stores/transfers';
import { AddButtons } from './add-buttons';
import { FileRow } from './file-row';
import { sizeInWords } from './file-types';
import { TransferRow } from './transfer-row';
import { useAddFiles } from './use-add-files';
import { useDrop } from './use-drop';

const writes = {
  account: 'accounts:write',
  contact: 'contacts:write',
  lead: 'leads:write',
  opportunity: 'opportunities:write',
  quote: 'quotes:write',
  order: 'orders:write',
  contract: 'contracts:write',
  product: 'products:write',
  case: 'cases:write',
  organisation: 'org:write',
} as const satisfies Record<FilesOf['type'], Permission>;

/** The files of a record: looked at, fetched, taken off; added by button, camera or dropping them on the card. */
export function Files({ of }: { of: FilesOf }) {
  const unsent = usePending(({ entries }) =>
    entries.some((entry) => entry.id === of.id && isCreation(entry)),
  );
  return unsent ? (
    <Card title={t('files.title')}>
      <p className="text-muted">{t('files.unsent')}</p>
    </Card>
  ) : (
    <SentFiles of={of} />
  );
}

function SentFiles({ of }: { of: FilesOf }) {
  const files = useFiles(of);
  const mayWrite = useCan('files:write');
  const canWrite = useCan(writes[of.type]) && mayWrite;
  const online = useOnline();
  const add = useAddFiles(of);
  const transfers = useOwnTransfers(of);
  const [zone, over] = useDrop(canWrite && online, add);
  return (
    <div ref={zone} className="relative">
      <Card
        title={t('files.title')}
        flush
        actions={canWrite && <AddButtons disabled={!online} onFiles={add} />}
      >
        {transfers.length > 0 && (
          <ul className="divide-y divide-line border-t border-line">
            {transfers.map((transfer) => (
              <TransferRow key={transfer.id} transfer={transfer} />
            ))}
          </ul>
        )}
        <QueryState query={files} skeleton={<FilesSkeleton />}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0) return transfers.length === 0 && <Empty />;
            return (
              <ul
                aria-label={t('files.title')}
                className="divide-y divide-line border-t border-line"
              >
                {items.map((file) => (
                  <FileRow key={file.id} file={file} of={of} canWrite={canWrite} />
                ))}
              </ul>
            );
          }}
        </QueryState>
        {files.hasNextPage && (
          <div className="border-t border-line p-2">
            <Button
              tone="accent"
              wide
              pending={files.isFetchingNextPage}
              onClick={() => void files.fetchNextPage()}
            >
              {t('action.loadMore')}
            </Button>
          </div>
        )}
        {canWrite && <Hint online={online} />}
      </Card>
      {over && (
        <p
          aria-hidden
          className="pointer-events-none absolute inset-0 grid place-items-center rounded-sheet border-2 border-dashed border-accent-ink bg-accent-soft/90 font-medium text-accent-ink"
        >
          {t('files.release')}
        </p>
      )}
    </div>
  );
}

function useOwnTransfers(of: FilesOf) {
  const org = useSession().org.id;
  const all = useTransfers((state) => state.transfers);
  return all.filter((each) => each.of.id === of.id && each.org === org);
}

function Hint({ online }: { online: boolean }) {
  const { limits, settings } = useSession().org;
  const most = sizeInWords(limits.file_bytes, settings.locale.replace('_', '-'));
  return (
    <p
      role={online ? undefined : 'status'}
      className="border-t border-line px-4 py-3 text-sm text-pretty text-muted md:px-5 md:text-xs"
    >
      {online ? t('files.hint', { most }) : t('files.offline')}
    </p>
  );
}

function Empty() {
  return (
    <p className="border-t border-line px-4 py-5 text-center text-pretty text-muted md:px-5">
      {t('files.empty')}
    </p>
  );
}

function FilesSkeleton() {
  return (
    <div className="space-y-4 border-t border-line px-5 py-5">
      <Skeleton className="w-2/3" />
      <Skeleton className="w-1/2" />
    </div>
  );
}
