'use client';

import { Ellipsis, ThumbsDown } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { t } from '@/lib/i18n/opportunities';

/** What is done with a deal more rarely. */
export function DealMenu({ onLose }: { onLose: () => void }) {
  return (
    <Menu
      trigger={
        <Button size="icon" aria-label={t('action.more')}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem danger onSelect={onLose}>
        <ThumbsDown aria-hidden />
        {t('deal.lose')}
      </MenuItem>
    </Menu>
  );
}
