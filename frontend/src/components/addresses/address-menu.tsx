'use client';

import { Pencil, Star, Trash2 } from 'lucide-react';
import { MenuItem } from '@/components/ui/menu';
import { MoreMenu } from '@/components/ui/more-menu';
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
    <MoreMenu name={address.label} className="-mt-1.5">
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
    </MoreMenu>
  );
}
