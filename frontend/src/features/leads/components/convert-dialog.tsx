'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { LoadingState } from '@/components/states/states';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { useSuggestions, type Conversion, type Lead } from '@/features/leads/api';
import { useMoveLead } from '@/features/leads/use-move-lead';
import { domainKeys } from '@/lib/api/query-keys';
import { useChanged } from '@/lib/api/use-changed';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/leads';
import { paths } from '@/lib/paths/paths';
import { personName } from '@/lib/person-name';
import { withdrawUndo } from '@/stores/toasts';
import { ConvertForm } from './convert-form';

type ConvertDialogProps = { lead: Lead; onClose: () => void };

/** From a qualified lead to account, contact and opportunity; one that is not qualified is qualified first. */
export function ConvertDialog({ lead, onClose }: ConvertDialogProps) {
  const qualified = lead.status === 'Qualified';
  return (
    <Dialog
      open
      wide={qualified}
      onClose={onClose}
      title={
        qualified
          ? t('leads.convert.title', { name: personName(lead) })
          : t('leads.convert.unqualified.title')
      }
      description={qualified ? t('leads.convert.hint') : t('leads.convert.unqualified.hint')}
    >
      {qualified ? (
        <Conversion lead={lead} onClose={onClose} />
      ) : (
        <Qualification lead={lead} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Qualification({ lead, onClose }: ConvertDialogProps) {
  const move = useMoveLead();
  return (
    <DialogFooter>
      <Button tone="primary" pending={move.isPending} onClick={() => move.to(lead, 'Qualified')}>
        {t('leads.markQualified')}
      </Button>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
    </DialogFooter>
  );
}

function Conversion({ lead, onClose }: ConvertDialogProps) {
  const suggestions = useSuggestions(lead.id);
  const client = useQueryClient();
  const org = useOrgId();
  const changed = useChanged();
  const router = useRouter();

  const onConverted = ({ lead: converted, account, contact, opportunity }: Conversion) => {
    client.setQueryData(
      domainKeys(org, 'opportunities').of('heading', opportunity.id),
      opportunity,
    );
    changed('accounts', account);
    changed('contacts', contact);
    changed('leads', converted, ['opportunities']);
    withdrawUndo();
    router.push(paths.leads.converted(converted.id));
    onClose();
  };

  if (suggestions.isPending && suggestions.fetchStatus !== 'paused') {
    return (
      <DialogBody>
        <LoadingState>
          <div className="grid gap-3">
            <Skeleton className="h-11" />
            <Skeleton className="h-14" />
            <Skeleton className="h-14" />
            <Skeleton className="h-14" />
          </div>
        </LoadingState>
      </DialogBody>
    );
  }
  return (
    <ConvertForm
      lead={lead}
      suggestions={suggestions.data ?? null}
      onConverted={onConverted}
      onOutdated={() =>
        void client.invalidateQueries({ queryKey: domainKeys(org, 'leads').detail(lead.id) })
      }
      onCancel={onClose}
    />
  );
}
