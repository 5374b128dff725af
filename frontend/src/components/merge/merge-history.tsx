'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { RecordLink } from '@/components/ui/record-link';
import { isUnderWay, useMerges, useMergeStep, type Merge, type MergeKind } from '@/lib/api/merging';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/merging';

type MergeHistoryProps = {
  kind: MergeKind;
  id: string;
  mayWrite: boolean;
  labels: Readonly<Record<string, string>>;
  href: (id: string) => string;
};

/** What went into a record: how far that has come, and the way back. Nothing where nothing did. */
export function MergeHistory({ kind, id, ...rest }: MergeHistoryProps) {
  const merges = useMerges(kind, id);
  const items = merges.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={t('merge.history')} flush>
      <ul className="divide-y divide-line border-t border-line">
        {items.map((merge) => (
          <MergeRow key={merge.id} merge={merge} {...rest} />
        ))}
      </ul>
    </Card>
  );
}

type MergeRowProps = Omit<MergeHistoryProps, 'kind' | 'id'> & { merge: Merge };

function MergeRow({ merge, mayWrite, labels, href }: MergeRowProps) {
  const format = useOrgFormat();
  const [asking, setAsking] = useState(false);
  const name = merge.loser_name;
  const undo = useMergeStep('undo', () => t('merge.undo.begun', { name }));
  const goOn = useMergeStep('continue');
  const undoable = merge.state === 'Done' && new Date(merge.undo_until) > new Date();
  return (
    <li className="px-4 py-3 md:px-5">
      {merge.state === 'Undone' ? (
        <RecordLink href={href(merge.loser_id)} className="font-medium">
          {name}
        </RecordLink>
      ) : (
        <p className="font-medium break-words">{name}</p>
      )}
      <p className="text-sm text-muted" aria-live="polite">
        {said(merge)}
        {undoable && ` · ${t('merge.until', { at: format.instantDate(merge.undo_until) })}`}
      </p>
      {isUnderWay(merge) && (
        <progress aria-label={said(merge)} className="mt-2 h-1.5 w-full accent-accent" />
      )}
      {merge.left > 0 && (
        <p className="text-sm text-muted">{t('merge.left', { count: merge.left })}</p>
      )}
      {merge.kept_fields.length > 0 && (
        <p className="text-sm text-muted">
          {t('merge.kept', {
            fields: merge.kept_fields.map((each) => labels[each] ?? each).join(', '),
          })}
        </p>
      )}
      {mayWrite && undoable && (
        <Button className="mt-2" pending={undo.isPending} onClick={() => setAsking(true)}>
          {t('merge.undo')}
        </Button>
      )}
      {mayWrite && isUnderWay(merge) && (
        <Button
          className="mt-2"
          tone="quiet"
          pending={goOn.isPending}
          onClick={() => goOn.mutate(merge)}
        >
          {t('merge.continue')}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          undo.mutate(merge);
        }}
        title={t('merge.undo.title', { name })}
        description={t('merge.undo.hint', { name })}
        confirmLabel={t('merge.undo')}
      />
    </li>
  );
}

function said(merge: Merge): string {
  if (merge.state === 'Running') return t('merge.running', { count: merge.moved });
  if (merge.state === 'Undoing') return t('merge.undoing', { count: merge.restored });
  if (merge.state === 'Undone') return t('merge.undone', { count: merge.restored });
  return t('merge.done', { count: merge.moved });
}
