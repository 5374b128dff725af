'use client';

import { ActivityRow } from '@/components/activities/activity-row';
import { Card } from '@/components/ui/card';
import type { Plan } from '@/features/activities/plan';
import type { Activity } from '@/lib/api/activities';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/activities';

type Edit = (activity: Activity) => void;

/** What is late, what is for today, the week day by day, and the rest. */
export function DayPlan({ plan, onEdit }: { plan: Plan; onEdit: Edit }) {
  const format = useOrgFormat();
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <div className="space-y-4">
        {plan.overdue.length > 0 && (
          <Section title={t('myDay.overdue')} items={plan.overdue} onEdit={onEdit} />
        )}
        <Section title={t('myDay.today')} items={plan.today} undated onEdit={onEdit} />
      </div>
      <div className="space-y-4">
        {plan.week.length > 0 && (
          <Card title={t('myDay.week')} flush>
            {plan.week.map((day) => (
              <section key={day.date} aria-label={format.dayInWords(day.date)}>
                <h3 className="border-t border-line bg-sunken/60 px-4 py-1.5 text-xs font-medium text-muted md:px-5">
                  {format.dayInWords(day.date)}
                </h3>
                <Rows
                  label={format.dayInWords(day.date)}
                  items={day.items}
                  undated
                  onEdit={onEdit}
                />
              </section>
            ))}
          </Card>
        )}
        {plan.later.length > 0 && (
          <Section title={t('myDay.later')} items={plan.later} onEdit={onEdit} />
        )}
      </div>
    </div>
  );
}

type SectionProps = { title: string; items: Activity[]; undated?: boolean; onEdit: Edit };

function Section({ title, items, undated, onEdit }: SectionProps) {
  return (
    <Card title={title} count={items.length > 0 ? String(items.length) : undefined} flush>
      {items.length > 0 ? (
        <Rows label={title} items={items} undated={undated} onEdit={onEdit} />
      ) : (
        <p className="border-t border-line px-4 py-5 text-center text-muted">
          {t('myDay.nothingToday')}
        </p>
      )}
    </Card>
  );
}

function Rows({ label, items, undated, onEdit }: Omit<SectionProps, 'title'> & { label: string }) {
  return (
    <ul aria-label={label} className="divide-y divide-line border-t border-line">
      {items.map((activity) => (
        <ActivityRow key={activity.id} activity={activity} undated={undated} onEdit={onEdit} />
      ))}
    </ul>
  );
}
