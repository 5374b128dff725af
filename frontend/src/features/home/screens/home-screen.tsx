'use client';

import { ListTodo, ReceiptText, Sparkles } from 'lucide-react';
import dynamic from 'next/dynamic';
import { PageHeader } from '@/components/app-shell/page-header';
import { Badge } from '@/components/ui/badge';
import { Skeleton } from '@/components/ui/skeleton';
import { leadTone, orderTone } from '@/components/ui/status-tones';
import { useMyOpenLeads, useRecentOrders, type Whose } from '@/features/home/api';
import { CasesCard } from '@/features/home/components/cases-card';
import { FirmCard } from '@/features/home/components/firm-card';
import { ForecastCard } from '@/features/home/components/forecast-card';
import { QuotesCard } from '@/features/home/components/quotes-card';
import { OwingCard } from '@/features/home/components/owing-card';
import { LatestCard } from '@/features/home/components/latest-card';
import { WaitingCard } from '@/features/home/components/waiting-card';
import { PipelineCard } from '@/features/home/components/pipeline-card';
import { useMyTasks } from '@/lib/api/activities';
import { useCan, useSession } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { hourIn } from '@/lib/dates/dates';
import { t } from '@/lib/i18n/home';
import { personName } from '@/lib/person-name';
import { paths } from '@/lib/paths/paths';

const AtHandCard = dynamic(
  () => import('@/features/home/components/at-hand-card').then((module) => module.AtHandCard),
  { ssr: false, loading: () => <Skeleton className="h-29 rounded-sheet" /> },
);

function greeting(name: string, zone: string): string {
  const hour = hourIn(zone);
  if (hour < 12) return t('home.morning', { name });
  return hour < 18 ? t('home.afternoon', { name }) : t('home.evening', { name });
}

export function HomeScreen() {
  const { user, org } = useSession();
  const format = useOrgFormat();
  const tasks = useMyTasks(5);
  const leads = useMyOpenLeads();
  const today = format.today();
  const mayCollect = useCan('contracts:read');
  const seesCases = useCan('cases:read');
  const seesQuotes = useCan('quotes:read');
  const seesReports = useCan('reports:read');
  const sells = user.role === 'user';
  const whose: Whose = sells ? 'me' : undefined;
  const orders = useRecentOrders(whose);
  return (
    <>
      <PageHeader
        title={greeting(user.first_name || user.name, format.timezone)}
        subtitle={`${org.name} · ${format.todayInWords()}`}
      />
      <div className="mb-4">
        <AtHandCard />
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <div className="space-y-4">
          {!sells && seesReports && <FirmCard />}
          {seesReports && <PipelineCard owner={whose} />}
          <ForecastCard owner={whose} />
          {sells && <WaitingCard />}
          {mayCollect && <OwingCard />}
        </div>
        <div className="space-y-4">
          <LatestCard
            title={t('home.tasks.title')}
            allHref={paths.myDay()}
            query={tasks}
            href={() => paths.myDay()}
            primary={(task) => task.subject}
            secondary={(task) => [task.who_name, task.what_name].filter(Boolean).join(' · ')}
            trailing={({ due_date: due }) => (
              <Badge
                tone={!due ? 'neutral' : due < today ? 'bad' : due === today ? 'warn' : 'neutral'}
              >
                {due ? format.date(due) : t('home.tasks.noDate')}
              </Badge>
            )}
            empty={{
              icon: ListTodo,
              title: t('home.tasks.empty'),
              hint: t('home.tasks.emptyHint'),
            }}
          />
          {seesQuotes && <QuotesCard owner={whose} />}
          {seesCases && <CasesCard owner={whose} />}
          <LatestCard
            title={t('home.leads.title')}
            allHref={`${paths.leads.list()}?owner=me`}
            query={leads}
            href={(lead) => paths.leads.detail(lead.id)}
            primary={(lead) => personName(lead)}
            secondary={(lead) => lead.company}
            trailing={(lead) => <Badge tone={leadTone(lead.status)}>{lead.status}</Badge>}
            empty={{
              icon: Sparkles,
              title: t('home.leads.empty'),
              hint: t('home.leads.emptyHint'),
            }}
          />
          <LatestCard
            title={t(sells ? 'home.orders.mine' : 'home.orders.title')}
            allHref={sells ? `${paths.orders.list()}?owner=me` : paths.orders.list()}
            query={orders}
            href={(order) => paths.orders.detail(order.id)}
            primary={(order) => order.number}
            secondary={(order) => order.account_name}
            trailing={(order) => (
              <>
                <span className="font-medium">{format.money(order.total, order.currency)}</span>
                <Badge tone={orderTone(order.status)}>{order.status}</Badge>
              </>
            )}
            empty={{
              icon: ReceiptText,
              title: t('home.orders.empty'),
              hint: t('home.orders.emptyHint'),
            }}
          />
        </div>
      </div>
    </>
  );
}
