'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ListState } from '@/components/data-table/use-list-state';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { monthBeside } from '@/features/audit/words';
import { useUsers } from '@/lib/api/use-owner-name';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/settings';

/** Which month of the trail is shown, and whose changes. */
export function MonthBar({ list, month }: { list: ListState; month: string }) {
  const format = useOrgFormat();
  const users = useUsers();
  return (
    <>
      <Button
        size="icon"
        tone="quiet"
        aria-label={t('audit.before')}
        onClick={() => list.set('month', monthBeside(month, -1))}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <h2 aria-live="polite" className="min-w-32 text-center text-lg font-semibold">
        {format.month(month)}
      </h2>
      <Button
        size="icon"
        tone="quiet"
        aria-label={t('audit.after')}
        disabled={month === format.today().slice(0, 7)}
        onClick={() => list.set('month', monthBeside(month, 1))}
      >
        <ChevronRight aria-hidden />
      </Button>
      <Select
        aria-label={t('audit.by')}
        value={list.get('by') ?? ''}
        onChange={(event) => list.set('by', event.target.value || undefined)}
        emptyLabel={t('audit.everyone')}
        options={(users.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}
