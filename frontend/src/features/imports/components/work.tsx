'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ProgressBar } from '@/components/ui/progress-bar';
import { takeStep, type Import } from '@/features/imports/api';
import { percentDone, standsStill } from '@/features/imports/mapping';
import { useStep } from '@/features/imports/use-step';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/imports';

/** Work in the background, as far as it is. */
export function Work({ record }: { record: Import }) {
  const format = useOrgFormat();
  const { run, pending } = useStep();
  const [opened] = useState(() => Date.now());
  const counted = {
    done: format.decimal(String(record.rows_done)),
    rows: format.decimal(String(record.rows ?? 0)),
  };
  const said =
    record.state === 'running' || record.state === 'undoing'
      ? t(`imports.work.${record.state}`, counted)
      : t(record.state === 'reading' ? 'imports.work.reading' : 'imports.work.checking');
  return (
    <Card>
      <p role="status" className="mb-3 font-medium tabular">
        {said}
      </p>
      <ProgressBar label={said} percent={percentDone(record)} />
      <p className="mt-3 text-sm text-muted">{t('imports.work.leave')}</p>
      {standsStill(record.updated_at, opened) && (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <p className="text-warn">{t('imports.work.stands')}</p>
          <Button pending={pending} onClick={() => run(() => takeStep(record, 'continue'))}>
            {t('imports.work.continue')}
          </Button>
        </div>
      )}
    </Card>
  );
}
