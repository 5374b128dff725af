'use client';

import { EllipsisVertical, Pencil, Star, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { t } from '@/lib/i18n/addresses';
import type { Address } from './addresses';

type AddressMenuProps = {
  address: Address;
  onEdit: () => void;
  onMakePrimary: () => void;
  onRemove: () => void;
};

export function AddressMenu({ address, onEdit, onMakePrimary, onRemove }: AddressMenuProps) {
  return (
    <Menu
      trigger={
        <Button
          tone="quiet"
          size="icon"
          className="-mt-1.5 text-muted"
          aria-label={`${t('action.more')}: ${address.label}`}
        >
          <EllipsisVertical aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={onEdit}>
        <Pencil aria-hidden />
        {t('action.edit')}
      </MenuItem>
      {!address.is_primary && (
        <MenuItem onSelect={onMakePrimary}>
          <Star aria-hidden />
          {t('addresses.makePrimary')}
        </MenuItem>
      )}
      <MenuItem danger onSelect={onRemove}>
        <Trash2 aria-hidden />
        {t('addresses.remove')}
      </MenuItem>
    </Menu>
  );
}
