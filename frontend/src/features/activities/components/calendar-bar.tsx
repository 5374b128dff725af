'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { leafed, views, type View } from '@/features/activities/calendar';
import { useUsers } from '@/lib/api/use-owner-name';
import { useSession } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/activities';

type CalendarBarProps = {
  view: View;
  date: string;
  days: string[];
  whose: string;
  onGo: (to: { view?: View; date?: string; of?: string }) => void;
};

/** What is shown, leafing through it, and whose days they are. */
export function CalendarBar({ view, date, days, whose, onGo }: CalendarBarProps) {
  const format = useOrgFormat();
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-2 gap-y-2">
      <div className="order-3 flex items-center sm:order-1">
        <Leaf view={view} onLeaf={() => onGo({ date: leafed(view, date, -1) })} back />
        <Leaf view={view} onLeaf={() => onGo({ date: leafed(view, date, 1) })} />
        <Button className="ml-1" onClick={() => onGo({ date: format.today() })}>
          {t('calendar.today')}
        </Button>
      </div>
      <h2 aria-live="polite" className="order-1 min-w-0 grow font-semibold sm:order-2 md:px-2">
        {titleOf(view, date, days, format)}
      </h2>
      <Whose whose={whose} onChoose={(of) => onGo({ of })} />
      <div
        role="group"
        aria-label={t('calendar.view')}
        className="order-2 flex gap-0.5 rounded-control bg-sunken p-0.5 sm:order-4"
      >
        {views.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={view === each}
            onClick={() => onGo({ view: each })}
            className={cn(
              'min-h-11 rounded-lg px-3 text-sm font-medium md:min-h-8',
              view === each ? 'bg-surface text-ink shadow-card' : 'text-muted hover:text-ink',
            )}
          >
            {t(`calendar.view.${each}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

function titleOf(
  view: View,
  date: string,
  days: string[],
  format: ReturnType<typeof useOrgFormat>,
) {
  if (view === 'month') return format.month(date.slice(0, 7));
  if (view === 'day') return `${format.dayInWords(date)} ${date.slice(0, 4)}`;
  return `${format.date(days[0] ?? date)} – ${format.date(days.at(-1) ?? date)}`;
}

function Leaf({ view, back, onLeaf }: { view: View; back?: boolean; onLeaf: () => void }) {
  const Icon = back ? ChevronLeft : ChevronRight;
  const label = back ? (`calendar.previous.${view}` as const) : (`calendar.next.${view}` as const);
  return (
    <Button tone="quiet" size="icon" aria-label={t(label)} onClick={onLeaf}>
      <Icon aria-hidden />
    </Button>
  );
}

function Whose({ whose, onChoose }: { whose: string; onChoose: (id: string) => void }) {
  const { user } = useSession();
  const users = useUsers();
  const others = (users.data?.items ?? []).filter((each) => each.is_active && each.id !== user.id);
  if (others.length === 0 && whose === user.id) return null;
  const options = [
    { value: user.id, label: t('calendar.mine') },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ];
  if (options.every(({ value }) => value !== whose)) {
    options.push({ value: whose, label: t('calendar.someone') });
  }
  return (
    <div className="order-4 grow sm:order-3 sm:w-40 sm:grow-0">
      <Select
        aria-label={t('calendar.whose')}
        options={options}
        value={whose}
        onChange={(event) => onChoose(event.target.value)}
      />
    </div>
  );
}
