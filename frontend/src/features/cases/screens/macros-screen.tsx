'use client';

import { useQueryClient } from '@tanstack/react-query';
import { MessageSquareText, Pencil, Plus, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Rows } from '@/components/data-table/row-list';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { QueryState } from '@/components/states/query-state';
import { EmptyState, NoPermissionState } from '@/components/states/states';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { placeholders } from '@/features/cases/macro-text';
import { setMacroActive, useMacros, type Macro } from '@/features/cases/macros-api';
import { errorMessage } from '@/lib/api/api-error';
import { domainKeys } from '@/lib/api/query-keys';
import { useCan, useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/cases';
import { toast } from '@/stores/toasts';

const MacroDialog = dynamic(
  () => import('@/features/cases/components/macro-dialog').then((m) => m.MacroDialog),
  { ssr: false },
);

/** The replies kept ready for cases, for administrators. */
export function MacrosScreen() {
  return useCan('org:write') ? <Macros /> : <NoPermissionState />;
}

function Macros() {
  const query = useMacros();
  const [open, setOpen] = useState<Macro | 'new' | null>(null);
  return (
    <div className="space-y-3">
      <p className="text-muted">{t('macros.intro', placeholders)}</p>
      <Button tone="primary" className="w-full md:w-auto" onClick={() => setOpen('new')}>
        <Plus aria-hidden />
        {t('macros.new')}
      </Button>
      <QueryState query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={MessageSquareText}
              title={t('macros.none')}
              hint={t('macros.noneHint')}
            />
          ) : (
            <Rows
              label={t('macros.title')}
              items={items}
              row={(macro) => (
                <MacroRow key={macro.id} macro={macro} onEdit={() => setOpen(macro)} />
              )}
            />
          )
        }
      </QueryState>
      {open && (
        <MacroDialog macro={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

/** Takes a macro off the list, and puts it back from the toast. */
function useRemoveMacro() {
  const org = useOrgId();
  const client = useQueryClient();
  const set = async (macro: Macro, active: boolean) => {
    try {
      const saved = await setMacroActive(macro, active);
      if (!active) {
        toast.good(t('macros.removed', { name: macro.name }), {
          label: t('action.undo'),
          run: () => void set(saved, true),
        });
      }
    } catch (cause) {
      toast.bad(errorMessage(cause));
    }
    await client.invalidateQueries({ queryKey: domainKeys(org, 'macros').all });
  };
  return (macro: Macro) => void set(macro, false);
}

function MacroRow({ macro, onEdit }: { macro: Macro; onEdit: () => void }) {
  const remove = useRemoveMacro();
  return (
    <li className="flex items-start gap-2 py-3 pr-2 pl-4">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="min-w-0 break-words">{macro.name}</span>
          {macro.sets_status && (
            <Badge tone="accent">{t('macros.becomes', { status: macro.sets_status })}</Badge>
          )}
        </p>
        <p className="mt-0.5 line-clamp-3 text-sm break-words whitespace-pre-line text-muted">
          {macro.text}
        </p>
      </div>
      <Button
        tone="quiet"
        size="icon"
        aria-label={`${t('action.edit')}: ${macro.name}`}
        onClick={onEdit}
      >
        <Pencil aria-hidden />
      </Button>
      <Button
        tone="quiet"
        size="icon"
        aria-label={`${t('macros.remove')}: ${macro.name}`}
        onClick={() => remove(macro)}
      >
        <Trash2 aria-hidden />
      </Button>
    </li>
  );
}
