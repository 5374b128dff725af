'use client';

import { Link } from '@/components/ui/link';
import { RecordLink } from '@/components/ui/record-link';
import type { Change } from '@/features/audit/api';
import {
  authorOf,
  fieldName,
  isReadable,
  kindName,
  pageOf,
  valueText,
} from '@/features/audit/words';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/settings';
import { paths } from '@/lib/paths/paths';

/** One change: who, what, when, and from what to what where that may be told. */
export function ChangeRow({ change }: { change: Change }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  const page = pageOf(change);
  const kind = kindName(change.kind);
  const value = (field: string, text: string | null) =>
    field === 'owner_id' && text ? ownerName(text) || text : valueText(text);
  return (
    <li className="px-4 py-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{authorOf(change.by, ownerName)}</span>
        <span>{t(`audit.action.${change.action}`)}</span>
        {page && change.action !== 'removed' ? (
          <RecordLink href={page} className="font-medium">
            {kind}
          </RecordLink>
        ) : (
          <span className="font-medium">{kind}</span>
        )}
        <time dateTime={change.at} className="text-sm text-muted md:ml-auto">
          {format.instant(change.at)}
        </time>
      </p>
      {change.action === 'changed' && (
        <ul className="mt-1 text-sm text-muted">
          {change.fields.map((field) => {
            const told = change.values[field];
            return (
              <li key={field} className="break-words">
                {told && (field === 'owner_id' || isReadable(told))
                  ? t('audit.fromTo', {
                      field: fieldName(field),
                      was: value(field, told.was) ?? t('audit.nothing'),
                      became: value(field, told.became) ?? t('audit.nothing'),
                    })
                  : fieldName(field)}
              </li>
            );
          })}
        </ul>
      )}
      <Link
        href={paths.settings.auditOf(change.record.kind, change.record.id)}
        className="text-sm text-accent-ink hover:underline"
      >
        {t('audit.allOf')}
      </Link>
    </li>
  );
}
