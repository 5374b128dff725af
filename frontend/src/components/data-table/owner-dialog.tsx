'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Combobox, type Choice } from '@/components/ui/combobox';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import type { Givable, Verdict } from '@/lib/api/give-owner';
import { lookups } from '@/lib/api/lookups';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/bulk';
import { useOnce } from '@/lib/use-once';
import { useGiveOwner } from './use-give-owner';
import type { Chosen } from './use-selection';

type OwnerDialogProps = {
  domain: Givable;
  rows: readonly Chosen[];
  onClose: (done: boolean) => void;
};

/** Chooses the new owner of the chosen records, and says which of them it could not be given, and why. */
export function OwnerDialog({ domain, rows, onClose }: OwnerDialogProps) {
  const [owner, setOwner] = useState<Choice | null>(null);
  const [missing, setMissing] = useState(false);
  const [unchanged, setUnchanged] = useState<Verdict<unknown>[] | null>(null);
  const give = useGiveOwner(domain, setUnchanged, () => onClose(true));

  const once = useOnce();
  const submit = once(async () => {
    setMissing(!owner);
    if (owner) await give.mutateAsync({ ownerId: owner.value, ownerName: owner.label, rows });
  });

  if (unchanged) {
    return (
      <Dialog
        open
        onClose={() => onClose(true)}
        title={t('bulk.left', { count: unchanged.length })}
      >
        <DialogBody>
          <ul className="divide-y divide-line">
            {rows
              .filter((row) => unchanged.some(({ id }) => id === row.id))
              .map((row) => (
                <li key={row.id} className="py-2.5">
                  <span className="block font-medium break-words">{row.title}</span>
                  <span className="block text-sm text-muted">{reasonOf(row.id, unchanged)}</span>
                </li>
              ))}
          </ul>
        </DialogBody>
        <DialogFooter>
          <Button tone="primary" onClick={() => onClose(true)}>
            {t('action.close')}
          </Button>
        </DialogFooter>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={() => onClose(false)}
      title={t('bulk.owner')}
      description={t('bulk.ownerHint', { count: rows.length })}
    >
      <DialogBody>
        <Field label={t('bulk.newOwner')} required error={missing ? t('form.required') : undefined}>
          {(control) => <MemberBox {...control} owner={owner} onChoose={setOwner} />}
        </Field>
        <div aria-hidden className="h-48 md:h-40" />
      </DialogBody>
      <DialogFooter>
        <Button tone="primary" pending={give.isPending} onClick={submit}>
          {t('bulk.give')}
        </Button>
        <Button onClick={() => onClose(false)}>{t('action.cancel')}</Button>
      </DialogFooter>
    </Dialog>
  );
}

function reasonOf(id: string, verdicts: readonly Verdict<unknown>[]): string {
  const found = verdicts.find((each) => each.id === id);
  if (found?.verdict === 'gone') return t('error.notFound');
  return found?.verdict === 'refused' ? (found.detail ?? '') : t('error.stale');
}

type MemberBoxProps = {
  id: string;
  owner: Choice | null;
  onChoose: (owner: Choice | null) => void;
};

function MemberBox({ owner, onChoose, ...control }: MemberBoxProps) {
  const org = useOrgId();
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: domainKeys(org, 'users').lookup(text),
    queryFn: () => lookups.user.search(text),
  });
  return (
    <Combobox
      {...control}
      selected={owner}
      choices={found.data ?? []}
      loading={found.isPending}
      failed={found.isError}
      onSearch={setText}
      onSelect={onChoose}
    />
  );
}
