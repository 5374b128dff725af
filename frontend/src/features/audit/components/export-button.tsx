'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { allChanges, type ChangeFilters } from '@/features/audit/api';
import { changesCsv } from '@/features/audit/words';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { downloadCsv } from '@/lib/csv/csv';
import { t } from '@/lib/i18n/settings';
import { toast } from '@/stores/toasts';

/** The month's changes as a file; it says how far it has come. */
export function ExportButton({ filters }: { filters: ChangeFilters }) {
  const ownerName = useOwnerName();
  const [read, setRead] = useState<number | null>(null);
  const save = async () => {
    setRead(0);
    try {
      const changes = await allChanges(filters, setRead);
      downloadCsv(`audit-${filters.month}.csv`, changesCsv(changes, ownerName));
    } catch (error) {
      toast.bad(errorMessage(toApiError(error)));
    } finally {
      setRead(null);
    }
  };
  return (
    <Button pending={read !== null} onClick={() => void save()}>
      <Download aria-hidden />
      {read === null ? t('audit.export') : t('audit.exporting', { count: read })}
    </Button>
  );
}
