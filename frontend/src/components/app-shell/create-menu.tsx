'use client';

import { Plus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { t } from '@/lib/i18n/staff';
import { useCreateDialog } from '@/stores/create-dialog';
import { kindIcons } from './kind-icons';
import { useCreatableKinds } from './use-can-create';

/** "Add new" of the desktop's top bar. */
export function CreateMenu() {
  const kinds = useCreatableKinds();
  const start = useCreateDialog((state) => state.start);
  if (kinds.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button tone="primary">
          <Plus aria-hidden />
          {t('shell.addNew')}
        </Button>
      }
    >
      {kinds.map((kind) => {
        const Icon = kindIcons[kind];
        return (
          <MenuItem key={kind} onSelect={() => start(kind)}>
            <Icon aria-hidden />
            {t(`record.${kind}`)}
          </MenuItem>
        );
      })}
    </Menu>
  );
}
