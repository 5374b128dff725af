'use client';

import { TriangleAlert } from 'lucide-react';
import { useWatch, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import {
  useLookAlikes,
  type Described,
  type LookAlike,
  type MadeKind,
} from '@/lib/api/look-alikes';
import { t } from '@/lib/i18n/look-alikes';
import { paths } from '@/lib/paths/paths';
import { domainOf } from './use-create-form';

type LookAlikesProps<I extends FieldValues, O> = {
  form: UseFormReturn<I, unknown, O>;
  kind: MadeKind;
  describe: (values: I) => Described;
  /** Which of them the new record could be merged with, where its kind can be. */
  mergeable?: (other: LookAlike, values: I) => boolean;
  /** Makes the record, and begins the merge on its page. */
  onMerge?: (otherId: string, form: HTMLFormElement | null) => void;
  /** Before one of them is gone to; what was typed is kept. */
  onLeave: () => void;
};

/** What is there already and looks like the record being made. It warns, and never stops anybody. */
export function LookAlikes<I extends FieldValues, O>(props: LookAlikesProps<I, O>) {
  const { form, kind, describe, mergeable, onMerge, onLeave } = props;
  const values = useWatch({ control: form.control }) as I;
  const found = useLookAlikes(kind, describe(values));
  const items = found?.items ?? [];
  return (
    <div role="status" className="not-empty:border-t not-empty:border-line">
      {items.length > 0 && (
        <div className="max-h-[30dvh] overflow-y-auto bg-warn-soft px-5 py-3 md:px-6">
          <p className="flex items-center gap-2 font-medium text-warn">
            <TriangleAlert aria-hidden className="size-4 shrink-0" />
            {found?.has_more ? t('alike.more') : t('alike.title', { count: items.length })}
          </p>
          <p className="sr-only">{t('alike.hint')}</p>
          <ul className="mt-1 divide-y divide-line">
            {items.map((each) => (
              <li key={each.id} className="flex flex-wrap items-center gap-x-3 py-1">
                <Link
                  href={paths[domainOf[each.kind]].detail(each.id)}
                  onClick={onLeave}
                  className="flex min-h-11 min-w-0 flex-1 basis-48 flex-col justify-center hover:underline md:min-h-9"
                >
                  <span className="truncate font-medium">{each.title}</span>
                  <span className="truncate text-xs text-muted">
                    {[t(`record.${each.kind}`), each.detail].filter(Boolean).join(' · ')}
                    {' · '}
                    {each.reasons.map((reason) => t(`alike.${reason}`)).join(', ')}
                  </span>
                </Link>
                {onMerge && mergeable?.(each, values) && (
                  <Button
                    aria-label={t('alike.mergeWith', { name: each.title })}
                    onClick={(event) => onMerge(each.id, event.currentTarget.form)}
                  >
                    {t('alike.merge')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
