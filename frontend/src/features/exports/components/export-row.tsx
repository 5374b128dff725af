import { Download } from 'lucide-react';
import { sizeInWords } from '@/components/files/file-types';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { errorMessage } from '@/lib/api/api-error';
import { downloadExport, type Export } from '@/lib/api/exports';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useSession } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/exports';
import { toast } from '@/stores/toasts';

const fetchFile = (record: Export) =>
  void downloadExport(record.id).catch((error: unknown) => toast.bad(errorMessage(error)));

const isKept = ({ expires_at: until }: Export) => until !== null && Date.parse(until) > Date.now();

/** One export: of what, by whom and when; its file for as long as there is one. */
export function ExportRow({ record }: { record: Export }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  const kind = t(`exports.kind.${record.kind}`);
  const by = { name: ownerName(record.started_by), at: format.instant(record.created_at) };
  const isThere = isKept(record);
  return (
    <li className="flex min-h-16 items-center gap-3 py-3 pr-3 pl-4">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {kind}
          {record.state !== 'done' && (
            <Badge tone={record.state === 'failed' ? 'bad' : 'accent'}>
              {t(`exports.state.${record.state}`)}
            </Badge>
          )}
        </p>
        <p className="mt-0.5 text-sm text-muted">{t('exports.by', by)}</p>
        <Outcome record={record} isThere={isThere} />
      </div>
      {isThere && (
        <Button
          size="icon"
          tone="quiet"
          aria-label={t('exports.download', { kind })}
          onClick={() => fetchFile(record)}
        >
          <Download aria-hidden />
        </Button>
      )}
    </li>
  );
}

function Outcome({ record, isThere }: { record: Export; isThere: boolean }) {
  const { org } = useSession();
  const format = useOrgFormat();
  if (record.failure) return <p className="text-sm text-bad">{record.failure.message}</p>;
  if (record.expires_at === null) return null;
  const size = sizeInWords(record.size ?? 0, org.settings.locale.replace('_', '-'));
  const until = t('exports.until', { at: format.instant(record.expires_at) });
  return (
    <p className="text-sm text-muted">
      {t('exports.about', { count: record.rows ?? 0, size })} ·{' '}
      {isThere ? until : t('exports.expired')}
    </p>
  );
}
