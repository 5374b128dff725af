'use client';

import { Archive } from 'lucide-react';
import { useExporting } from '@/components/exports/use-exporting';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ProgressBar } from '@/components/ui/progress-bar';
import { t } from '@/lib/i18n/exports';

/** All that the firm has, as one file. */
export function EverythingCard() {
  const { begin, record, pending } = useExporting('everything');
  const { kinds, kinds_total: total, rows } = record ?? {};
  const words = t('exports.everythingWork', {
    kinds: String(kinds ?? 0),
    total: String(total ?? 0),
    rows: String(rows ?? 0),
  });
  return (
    <Card title={t('exports.everything')}>
      <p className="text-muted">{t('exports.everythingIntro')}</p>
      <Button className="mt-4 w-full md:w-auto" pending={pending} onClick={() => void begin({})}>
        <Archive aria-hidden />
        {t('exports.everythingStart')}
      </Button>
      {pending && (
        <div className="mt-3 space-y-1.5">
          <p role="status" className="text-sm">
            {total ? words : t('exports.begun')}
          </p>
          <ProgressBar
            label={t('exports.everything')}
            percent={total ? ((kinds ?? 0) * 100) / total : 0}
          />
          <p className="text-sm text-muted">{t('exports.leave')}</p>
        </div>
      )}
    </Card>
  );
}
