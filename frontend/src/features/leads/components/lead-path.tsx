'use client';

import { Check } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { StagePath } from '@/components/ui/stage-path';
import type { Lead, OpenStatus } from '@/features/leads/api';
import { pathStatuses, nextStatus } from '@/features/leads/status';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/leads';

const steps = pathStatuses.map((status) => ({
  value: status,
  label: status,
  tone: status === 'Converted' ? ('good' as const) : undefined,
}));

type LeadPathProps = {
  lead: Lead;
  pending: boolean;
  onMove: (status: OpenStatus) => void;
  onConvert: () => void;
};

/** Where the lead stands. A person moves it as far as Qualified; the last step is the conversion. */
export function LeadPath({ lead, pending, onMove, onConvert }: LeadPathProps) {
  const movable = useCan('leads:write') && lead.status !== 'Converted';
  const next = nextStatus(lead.status);
  const select = (value: string) => {
    const status = pathStatuses.find((each) => each === value);
    if (status === 'Converted') onConvert();
    else if (status) onMove(status);
  };
  return (
    <div className="flex flex-col gap-3 md:flex-row md:items-center">
      <div className="min-w-0 flex-1">
        <StagePath
          steps={steps}
          current={lead.status}
          label={t('leads.path')}
          pending={pending}
          onSelect={movable ? select : undefined}
        />
      </div>
      {movable && next && (
        <Button pending={pending} onClick={() => onMove(next)}>
          <Check aria-hidden />
          {t('leads.markComplete', { status: lead.status })}
        </Button>
      )}
    </div>
  );
}
