'use client';

import { Merge } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import {
  ActivationMenu,
  type Activatable,
  type ActivationMenuProps,
} from '@/components/app-shell/activation-menu';
import { MenuItem } from '@/components/ui/menu';
import { t } from '@/lib/i18n/merging';
import { useMergeNext } from '@/stores/merge-next';

type MergeableMenuProps<R extends Activatable> = Omit<ActivationMenuProps<R>, 'children'> & {
  dialog: (merging: { otherId: string | undefined; onClose: () => void }) => ReactNode;
};

/** The menu of a record that others like it can go into. */
export function MergeableMenu<R extends Activatable>({ dialog, ...menu }: MergeableMenuProps<R>) {
  const [merging, setMerging] = useState(false);
  const { wanted, forget } = useMergeNext();
  const otherId = wanted?.id === menu.record.id ? wanted.otherId : undefined;
  const onClose = () => {
    setMerging(false);
    forget();
  };
  return (
    <>
      <ActivationMenu {...menu}>
        {menu.record.is_active && (
          <MenuItem onSelect={() => setMerging(true)}>
            <Merge aria-hidden />
            {t('merge.start')}
          </MenuItem>
        )}
      </ActivationMenu>
      {(merging || otherId) && dialog({ otherId, onClose })}
    </>
  );
}
