'use client';

import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Dialog } from '@/components/ui/dialog';
import { DialogFormActions, RecordForm } from './record-form';
import type { RecordFormHandle } from './use-record-form';

type FormDialogProps<I extends FieldValues, O extends object, R> = {
  handle: RecordFormHandle<I, O, R>;
  title: string;
  description?: string;
  labels: Partial<Record<keyof I & string, string>>;
  /** What the button says that saves; Save otherwise. */
  submit?: string;
  /** What the button says that gives up; Cancel otherwise. */
  dismiss?: string;
  danger?: boolean;
  wide?: boolean;
  /** Stays in view above the buttons, however far the fields are scrolled. */
  notice?: ReactNode;
  onClose: () => void;
  children: ReactNode;
};

/** The dialog that makes or changes one record. Closing it keeps the draft; Cancel gives it up. */
export function FormDialog<I extends FieldValues, O extends object, R>(
  props: FormDialogProps<I, O, R>,
) {
  const { handle, title, description, labels, submit, dismiss, danger, wide, onClose, children } =
    props;
  const cancel = () => {
    handle.abandon();
    onClose();
  };
  return (
    <Dialog open wide={wide} onClose={onClose} title={title} description={description}>
      <RecordForm
        inDialog
        handle={handle}
        label={title}
        labels={labels}
        footer={
          <>
            {props.notice}
            <DialogFormActions
              pending={handle.pending}
              submit={submit}
              dismiss={dismiss}
              danger={danger}
              onCancel={cancel}
            />
          </>
        }
      >
        {children}
      </RecordForm>
    </Dialog>
  );
}
