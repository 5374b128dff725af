'use client';

import { EllipsisVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/t';
import { Button } from './button';
import { Menu } from './menu';

type MoreMenuProps = { name: string; className?: string; children: ReactNode };

/** What else can be done with the one of a list that is called so. */
export function MoreMenu({ name, className, children }: MoreMenuProps) {
  return (
    <Menu
      trigger={
        <Button
          tone="quiet"
          size="icon"
          className={cn('text-muted', className)}
          aria-label={`${t('action.more')}: ${name}`}
        >
          <EllipsisVertical aria-hidden />
        </Button>
      }
    >
      {children}
    </Menu>
  );
}
