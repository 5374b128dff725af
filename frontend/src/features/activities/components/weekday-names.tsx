import { formatWeekday } from '@/lib/dates/dates';
import { useSession } from '@/lib/auth/session-context';

/** The names of the days of a week, short ones, as heads of columns. */
export function WeekdayNames({ days }: { days: string[] }) {
  const nameOf = useWeekdayName();
  return (
    <div aria-hidden className="grid grid-cols-7 py-1.5 text-center text-xs font-medium text-muted">
      {days.map((day) => (
        <span key={day}>{nameOf(day)}</span>
      ))}
    </div>
  );
}

export function useWeekdayName(): (day: string) => string {
  const locale = useSession().org.settings.locale.replace('_', '-');
  return (day) => formatWeekday(day, locale);
}
