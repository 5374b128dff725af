'use client';

import { CircleCheck, MessageSquareText, Play, RotateCcw } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { CaseRecord, CaseStatus } from '@/features/cases/api';
import { nextStep } from '@/features/cases/status';
import { t } from '@/lib/i18n/cases';

const UseMacroDialog = dynamic(() => import('./use-macro-dialog').then((m) => m.UseMacroDialog), {
  ssr: false,
});

const icons = { New: Play, 'In Progress': CircleCheck, Closed: RotateCcw };

type CaseActionsProps = {
  record: CaseRecord;
  pending: boolean;
  onMove: (status: CaseStatus) => void;
};

/** The step that comes next, and the replies kept ready. */
export function CaseActions({ record, pending, onMove }: CaseActionsProps) {
  const [replying, setReplying] = useState(false);
  const { to, label } = nextStep[record.status];
  const Icon = icons[record.status];
  return (
    <>
      <Button onClick={() => setReplying(true)}>
        <MessageSquareText aria-hidden />
        {t('cases.macro')}
      </Button>
      <Button
        tone={record.status === 'Closed' ? undefined : 'primary'}
        pending={pending}
        onClick={() => onMove(to)}
      >
        <Icon aria-hidden />
        {t(label)}
      </Button>
      {replying && <UseMacroDialog record={record} onClose={() => setReplying(false)} />}
    </>
  );
}
