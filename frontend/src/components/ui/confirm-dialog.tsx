'use client';

import { t } from '@/lib/i18n/t';
import { Button } from './button';
import { Dialog, DialogFooter } from './dialog';

type ConfirmDialogProps = {
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  description: string;
  confirmLabel: string;
  danger?: boolean;
  pending?: boolean;
};

export function ConfirmDialog({
  open,
  onClose,
  onConfirm,
  title,
  description,
  confirmLabel,
  danger,
  pending,
}: ConfirmDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      description={description}
      role="alertdialog"
    >
      <div className="pb-3" />
      <DialogFooter>
        <Button tone={danger ? 'danger' : 'primary'} pending={pending} onClick={onConfirm}>
          {confirmLabel}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </DialogFooter>
    </Dialog>
  );
}
