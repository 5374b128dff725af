'use client';

import { Download, FileUp } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import type { ExportKind, ListFilters } from '@/lib/api/exports';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/exports';
import { paths } from '@/lib/paths/paths';
import { useExporting } from './use-exporting';

export type ListFilesProps = { kind: ExportKind; filters: ListFilters };

const importable: readonly ExportKind[] = ['leads', 'contacts', 'accounts', 'products'];

/** What a list does with files: it goes out as one with its filters, and records come in. Phones show pictures. */
export function ListFiles({ kind, filters }: ListFilesProps) {
  const mayExport = useCan('exports:write');
  const mayImport = useCan('imports:write') && importable.includes(kind);
  return (
    <>
      {mayImport && (
        <ButtonLink href={paths.settings.data(kind)} className="max-md:px-3">
          <FileUp aria-hidden />
          <span className="max-md:sr-only">{t('exports.import')}</span>
        </ButtonLink>
      )}
      {mayExport && <ExportButton kind={kind} filters={filters} />}
    </>
  );
}

function ExportButton({ kind, filters }: ListFilesProps) {
  const { begin, record, pending } = useExporting(kind);
  const count = record?.state === 'working' ? (record.rows ?? 0) : 0;
  const at = count > 0 ? t('exports.rows', { count }) : t('exports.begun');
  return (
    <Button className="max-md:px-3" pending={pending} onClick={() => void begin(filters)}>
      <Download aria-hidden />
      <span className={pending ? undefined : 'max-md:sr-only'} aria-live="polite">
        {pending ? at : t('exports.export')}
      </span>
    </Button>
  );
}
