'use client';

import { CircleCheck, Hourglass } from 'lucide-react';
import { RecordScreen } from '@/components/app-shell/record-screen';
import { PageState } from '@/components/states/page-state';
import { ButtonLink } from '@/components/ui/button-link';
import { useLead, type Lead } from '@/features/leads/api';
import { ConvertedLinks } from '@/features/leads/components/converted-links';
import { t } from '@/lib/i18n/leads';
import { paths } from '@/lib/paths/paths';
import { personName } from '@/lib/person-name';

/** What a lead became, right after its conversion and whenever the address is opened again. */
export function ConvertedScreen() {
  return <RecordScreen useRead={useLead}>{(lead) => <Outcome lead={lead} />}</RecordScreen>;
}

function Outcome({ lead }: { lead: Lead }) {
  const ids = lead.converted_to;
  if (!ids) {
    return (
      <PageState
        icon={Hourglass}
        title={t('leads.converted.none.title')}
        hint={t('leads.converted.none.hint')}
      >
        <ButtonLink href={paths.leads.detail(lead.id)} tone="primary">
          {t('leads.converted.openLead')}
        </ButtonLink>
      </PageState>
    );
  }
  const name = personName(lead);
  return (
    <div className="mx-auto max-w-lg md:pt-6">
      <title>{t('leads.converted.pageTitle')}</title>
      <div className="flex flex-col items-center px-4 pb-6 text-center">
        <span className="mb-4 grid size-16 animate-in place-items-center rounded-full bg-good-soft text-good duration-300 zoom-in-75 fade-in">
          <CircleCheck aria-hidden className="size-9" strokeWidth={1.8} />
        </span>
        <h1 className="text-2xl font-bold break-words">{t('leads.converted.title', { name })}</h1>
        <p className="mt-1.5 text-pretty text-muted">{t('leads.converted.hint')}</p>
      </div>
      <section
        aria-label={t('leads.converted.card')}
        className="overflow-clip rounded-sheet border border-line bg-surface shadow-card"
      >
        <ConvertedLinks ids={ids} />
      </section>
      <div className="mt-5 grid gap-2 sm:flex sm:flex-row-reverse sm:justify-center">
        <ButtonLink href={paths.opportunities.detail(ids.opportunity_id)} tone="primary">
          {t('leads.converted.openDeal')}
        </ButtonLink>
        <ButtonLink href={paths.leads.list()}>{t('leads.converted.allLeads')}</ButtonLink>
      </div>
    </div>
  );
}
