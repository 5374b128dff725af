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

type Record = { id: string; version: number; is_active: boolean };

export type ActivityTexts = {
  deactivate: string;
  reactivate: string;
  deactivated: string;
  reactivated: string;
  /** Asks whether it is really meant. */
  title: string;
  hint: string;
};

type ActivityMenuProps<R extends Record> = {
  record: R;
  write: (record: R, changes: { is_active: boolean }) => Write;
  texts: ActivityTexts;
  alsoIn?: readonly Domain[];
  /** What else one can do with it, above. */
  children?: ReactNode;
};

/** What one rarely does with a record that is never deleted: take it out of use, and bring it back. */
export function ActivityMenu<R extends Record>(props: ActivityMenuProps<R>) {
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
            {texts.deactivate}
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => setActive(true)}>
            <ArchiveRestore aria-hidden />
            {texts.reactivate}
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        danger
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => setActive(false)}
        title={texts.title}
        description={texts.hint}
        confirmLabel={texts.deactivate}
      />
    </>
  );
}
