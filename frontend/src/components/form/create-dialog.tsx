'use client';

import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Dialog } from '@/components/ui/dialog';
import { DialogFormActions, RecordForm } from './record-form';
import type { RecordFormHandle } from './use-record-form';

type CreateDialogProps<I extends FieldValues, O extends object, R> = {
  handle: RecordFormHandle<I, O, R>;
  title: string;
  labels: Partial<Record<keyof I & string, string>>;
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
};

/** The dialog of a new record. Closing it keeps the draft; Cancel gives it up. */
export function CreateDialog<I extends FieldValues, O extends object, R>(
  props: CreateDialogProps<I, O, R>,
) {
  const { handle, title, labels, wide, onClose, children } = props;
  const cancel = () => {
    handle.abandon();
    onClose();
  };
  return (
    <Dialog open wide={wide} onClose={onClose} title={title}>
      <RecordForm
        inDialog
        handle={handle}
        label={title}
        labels={labels}
        footer={<DialogFormActions pending={handle.pending} onCancel={cancel} />}
      >
        {children}
      </RecordForm>
    </Dialog>
  );
}
