'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { takeStep, type Import } from '@/features/imports/api';
import { RowReport } from '@/features/imports/components/row-report';
import { useStep } from '@/features/imports/use-step';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/imports';
import { paths } from '@/lib/paths/paths';
import { Mapping } from './mapping-card';

const ConfirmDialog = dynamic(
  () => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog),
  { ssr: false },
);

type OutcomeProps = { record: Import; writes: boolean };

/** What the rows would do or have done, and what can be done about it. */
export function Outcome({ record, writes }: OutcomeProps) {
  const [remapping, setRemapping] = useState(false);
  if (remapping && record.state === 'checked') return <Mapping record={record} writes={writes} />;
  return (
    <>
      {record.failure && (
        <div role="alert" className="rounded-sheet bg-bad-soft px-4 py-3 text-bad">
          <p className="font-semibold">{t('imports.failed')}</p>
          <p>{record.failure.message}</p>
        </div>
      )}
      {record.state === 'undone' && <p role="status">{t('imports.undone')}</p>}
      {writes && record.state === 'checked' && (
        <Run record={record} onRemap={() => setRemapping(true)} />
      )}
      {record.state === 'done' && (
        <ButtonLink href={paths[record.kind].list()}>{t('imports.open')}</ButtonLink>
      )}
      {record.counts && <RowReport key={record.version} record={record} counts={record.counts} />}
      {writes && record.undo_until && <Undo record={record} until={record.undo_until} />}
    </>
  );
}

function Run({ record, onRemap }: { record: Import; onRemap: () => void }) {
  const { run, pending } = useStep();
  const { create = 0, alike = 0, update = 0 } = record.counts ?? {};
  const count = create + alike + update;
  return (
    <div className="flex flex-col gap-2 md:flex-row">
      {count > 0 ? (
        <Button tone="primary" pending={pending} onClick={() => run(() => takeStep(record, 'run'))}>
          {t('imports.run', { count })}
        </Button>
      ) : (
        <p className="self-center">{t('imports.nothing')}</p>
      )}
      <Button onClick={onRemap}>{t('imports.change')}</Button>
    </div>
  );
}

function Undo({ record, until }: { record: Import; until: string }) {
  const format = useOrgFormat();
  const { run, pending } = useStep();
  const [asking, setAsking] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onClick={() => setAsking(true)}>{t('imports.undo')}</Button>
      <p className="text-sm text-muted">
        {t('imports.undoUntil', { date: format.instantDate(until) })}
      </p>
      {asking && (
        <ConfirmDialog
          open
          danger
          pending={pending}
          title={t('imports.undoTitle')}
          description={t('imports.undoText')}
          confirmLabel={t('imports.undo')}
          onClose={() => setAsking(false)}
          onConfirm={() => run(() => takeStep(record, 'undo'))}
        />
      )}
    </div>
  );
}
