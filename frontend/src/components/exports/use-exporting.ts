'use client';

import { useEffect, useRef, useState } from 'react';
import { errorMessage } from '@/lib/api/api-error';
import {
  downloadExport,
  startExport,
  useExport,
  useExportsChanged,
  type Export,
  type ExportKind,
  type ListFilters,
} from '@/lib/api/exports';
import { t } from '@/lib/i18n/exports';
import { toast } from '@/stores/toasts';

const save = (record: Export) => {
  toast.good(t('exports.ready', { count: record.rows ?? 0 }));
  return downloadExport(record.id);
};

/** Begins an export, follows it, and has the browser save its file as soon as it is there. */
export function useExporting(kind: ExportKind) {
  const [id, setId] = useState<string | null>(null);
  const [begins, setBegins] = useState(false);
  const { data: record } = useExport(id);
  const changed = useExportsChanged();
  const told = useRef<string | null>(null);

  useEffect(() => {
    if (!record || record.state === 'working' || told.current === record.id) return;
    told.current = record.id;
    setId(null);
    changed();
    if (record.state === 'failed') return toast.bad(record.failure?.message ?? '');
    save(record).catch((error: unknown) => toast.bad(errorMessage(error)));
  }, [record, changed]);

  const begin = async (filters: ListFilters) => {
    setBegins(true);
    try {
      setId((await startExport(kind, filters)).id);
      changed();
    } catch (error) {
      toast.bad(errorMessage(error));
    } finally {
      setBegins(false);
    }
  };
  return { begin, record, pending: begins || id !== null };
}
