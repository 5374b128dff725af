'use client';

import { MessageSquareText, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { KeptList } from '@/components/data-table/kept-list';
import { NoPermissionState } from '@/components/states/states';
import { placeholders } from '@/features/cases/macro-text';
import { setMacroActive, useMacros } from '@/features/cases/macros-api';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/cases';

const MacroDialog = dynamic(
  () => import('@/features/cases/components/macro-dialog').then((m) => m.MacroDialog),
  { ssr: false },
);

/** The replies kept ready for cases, for administrators. */
export function MacrosScreen() {
  return useCan('org:write') ? <Macros /> : <NoPermissionState />;
}

const words = {
  title: t('macros.title'),
  intro: t('macros.intro', placeholders),
  add: t('macros.new'),
  none: t('macros.none'),
  noneHint: t('macros.noneHint'),
  putAway: t('macros.remove'),
};

function Macros() {
  return (
    <KeptList
      domain="macros"
      query={useMacros()}
      words={words}
      icon={MessageSquareText}
      away={Trash2}
      setActive={setMacroActive}
      said={(name) => t('macros.removed', { name })}
      badge={({ sets_status: status }) => status && t('macros.becomes', { status })}
      text={({ text }) => text}
      dialog={(macro, close) => <MacroDialog macro={macro} onClose={close} />}
    />
  );
}
