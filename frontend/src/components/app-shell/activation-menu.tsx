'use client';

import { Archive, ArchiveRestore, Ellipsis } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useRecordChange } from '@/components/form/use-record-change';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { Domain } from '@/lib/api/query-keys';
import { t } from '@/lib/i18n/t';
import type { Write } from '@/lib/offline/queue';

export type Activatable = { id: string; version: number; name: string; is_active: boolean };

type ActivationTexts = {
  deactivated: string;
  reactivated: string;
  /** What it means to take it out of use. */
  hint: string;
};

export type ActivationMenuProps<R extends Activatable> = {
  record: R;
  write: (record: R, changes: { is_active: boolean }) => Write;
  texts: ActivationTexts;
  alsoIn?: readonly Domain[];
  /** What else one can do with it, above. */
  children?: ReactNode;
};

/** What one rarely does with a record that is never deleted: take it out of use, and bring it back. */
export function ActivationMenu<R extends Activatable>(props: ActivationMenuProps<R>) {
  const { record, write, texts, alsoIn, children } = props;
  const [asking, setAsking] = useState(false);
  const change = useRecordChange<R>({ alsoIn });
  const setActive = (active: boolean) => {
    setAsking(false);
    change.mutate({
      write: write(record, { is_active: active }),
      saidOf: (saved) => (saved.is_active ? texts.reactivated : texts.deactivated),
      undo: (saved) => write(saved, { is_active: !active }),
    });
  };
  return (
    <>
      <Menu
        trigger={
          <Button size="icon" pending={change.isPending} aria-label={t('action.more')}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {children}
        {record.is_active ? (
          <MenuItem danger onSelect={() => setAsking(true)}>
            <Archive aria-hidden />
            {t('action.deactivate')}
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => setActive(true)}>
            <ArchiveRestore aria-hidden />
            {t('action.reactivate')}
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        danger
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => setActive(false)}
        title={t('action.deactivate.title', { name: record.name })}
        description={texts.hint}
        confirmLabel={t('action.deactivate')}
      />
    </>
  );
}
