import { ChevronRight } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import type { ImportSummary } from '@/features/imports/api';
import { stateTone } from '@/features/imports/mapping';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/imports';
import { paths } from '@/lib/paths/paths';

export function ImportSummaryRow({ record }: { record: ImportSummary }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  const about = {
    kind: t(`imports.${record.kind}`),
    name: ownerName(record.started_by),
    at: format.instant(record.created_at),
  };
  return (
    <li>
      <Link
        href={paths.settings.import(record.id)}
        className="flex min-h-16 items-center gap-3 py-3 pr-3 pl-4 focus-visible:-outline-offset-2 active:bg-sunken"
      >
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
            <span className="min-w-0 break-words">{record.name}</span>
            <Badge tone={stateTone(record.state)}>{t(`imports.state.${record.state}`)}</Badge>
          </span>
          <span className="mt-0.5 block text-sm text-muted">{t('imports.by', about)}</span>
        </span>
        <ChevronRight aria-hidden className="size-5 shrink-0 text-line-strong" />
      </Link>
    </li>
  );
}
