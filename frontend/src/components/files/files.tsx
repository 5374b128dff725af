'use client';

import type { ReactNode } from 'react';
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
  order: 'orders:write',
  contract: 'contracts:write',
  product: 'products:write',
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
  const [zone, over] = useDrop(canWrite && online, add);
  return (
    <div ref={zone} className="relative">
      <Card
        title={t('files.title')}
        flush
        actions={canWrite && <AddButtons disabled={!online} onFiles={add} />}
      >
        <Transfers of={of} />
        <QueryState query={files} skeleton={<FilesSkeleton />}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            return items.length === 0 ? (
              <Note>{t('files.empty')}</Note>
            ) : (
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
          className="pointer-events-none absolute inset-0 grid place-items-center rounded-sheet border-2 border-dashed border-accent bg-accent-soft/90 font-medium text-accent-ink"
        >
          {t('files.release')}
        </p>
      )}
    </div>
  );
}

function Transfers({ of }: { of: FilesOf }) {
  const org = useSession().org.id;
  const all = useTransfers((state) => state.transfers);
  const own = all.filter((each) => each.of.id === of.id && each.org === org);
  if (own.length === 0) return null;
  return (
    <ul className="divide-y divide-line border-t border-line">
      {own.map((transfer) => (
        <TransferRow key={transfer.id} transfer={transfer} />
      ))}
    </ul>
  );
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

function Note({ children }: { children: ReactNode }) {
  return (
    <p className="border-t border-line px-4 py-5 text-center text-pretty text-muted md:px-5">
      {children}
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
