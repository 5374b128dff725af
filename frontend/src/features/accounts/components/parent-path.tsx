'use client';

import { ChevronRight } from 'lucide-react';
import { RecordLink } from '@/components/ui/record-link';
import { useAccount } from '@/features/accounts/api';
import { t } from '@/lib/i18n/accounts';
import { paths } from '@/lib/paths/paths';

const DEEPEST = 10;

/** The accounts above one, from the top; each is read once and then known. */
export function ParentPath({ parentId }: { parentId: string | null }) {
  if (!parentId) return null;
  return (
    <nav aria-label={t('accounts.path')} className="mb-3 text-sm">
      <ol className="flex flex-wrap items-center gap-x-1">
        <Steps id={parentId} depth={1} />
      </ol>
    </nav>
  );
}

function Steps({ id, depth }: { id: string; depth: number }) {
  const { data } = useAccount(id);
  if (!data) return null;
  const into = data.merged_into_id;
  if (into && depth < DEEPEST) return <Steps id={into} depth={depth + 1} />;
  return (
    <>
      {data.parent_id && depth < DEEPEST && <Steps id={data.parent_id} depth={depth + 1} />}
      <li className="flex min-h-11 items-center gap-1 md:min-h-6">
        <RecordLink href={paths.accounts.detail(id)}>{data.name}</RecordLink>
        <ChevronRight aria-hidden className="size-4 text-muted" />
      </li>
    </>
  );
}
