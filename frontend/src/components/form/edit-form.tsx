'use client';

import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { FormActions, RecordForm } from './record-form';
import type { RecordFormHandle } from './use-record-form';

type EditFormProps<I extends FieldValues, O extends object, R> = {
  handle: RecordFormHandle<I, O, R>;
  label: string;
  labels: Partial<Record<keyof I & string, string>>;
  onDone: () => void;
  children: ReactNode;
};

/** A record's details, edited where they stand. */
export function EditForm<I extends FieldValues, O extends object, R>(
  props: EditFormProps<I, O, R>,
) {
  const { handle, onDone, children, ...form } = props;
  const cancel = () => {
    handle.abandon();
    onDone();
  };
  return (
    <RecordForm
      {...form}
      handle={handle}
      footer={<FormActions pending={handle.pending} onCancel={cancel} />}
    >
      {children}
    </RecordForm>
  );
}
