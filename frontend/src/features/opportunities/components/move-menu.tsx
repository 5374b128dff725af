'use client';

import { Ellipsis, MoveRight } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuLabel } from '@/components/ui/menu';
import type { Deal, Stage } from '@/features/opportunities/api';
import { isSettled } from '@/features/opportunities/board';
import { stages } from '@/lib/api/picklists';
import { t } from '@/lib/i18n/opportunities';

type MoveMenuProps = {
  deal: Deal;
  onMove: (deal: Deal, to: Stage) => void;
  disabled?: boolean;
};

/** "Move to…": the stages by name, for thumbs and screen readers. */
export function MoveMenu({ deal, onMove, disabled }: MoveMenuProps) {
  return (
    <Menu
      trigger={
        <Button
          tone="quiet"
          size="icon"
          className="text-muted md:!size-8"
          disabled={disabled}
          aria-label={t('board.actions', { name: deal.name })}
        >
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuLabel>{t('board.moveTo')}</MenuLabel>
      {isSettled(deal) ? (
        <MenuItem disabled className="max-w-60 whitespace-normal">
          {t('board.settled')}
        </MenuItem>
      ) : (
        stages
          .filter((stage) => stage !== deal.stage)
          .map((stage) => (
            <MenuItem key={stage} onSelect={() => onMove(deal, stage)}>
              <MoveRight aria-hidden />
              {stage}
            </MenuItem>
          ))
      )}
    </Menu>
  );
}
