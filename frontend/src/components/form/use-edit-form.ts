'use client';

import type { FieldValues } from 'react-hook-form';
import type * as z from 'zod/mini';
import type { Domain } from '@/lib/api/query-keys';
import { useChanged } from '@/lib/api/use-changed';
import type { Write } from '@/lib/offline/queue';
import { send, type Sent } from '@/lib/offline/send';
import { sayQueued, toast } from '@/stores/toasts';
import { draftName } from './draft-name';
import { useRecordForm } from './use-record-form';

type Stored = { id: string; version: number };

type EditFormOptions<I extends FieldValues, O extends object, R extends Stored> = {
  domain: Domain;
  record: R;
  schema: z.ZodMiniType<O, I>;
  /** The record as form values. */
  input: (record: R) => I;
  /** The write of what changed, based on the version the record has here. */
  write: (record: R, changes: Partial<O>) => Write;
  savedText: string;
  /** Other domains whose screens show the record. */
  alsoIn?: readonly Domain[];
  onDone: () => void;
  /** Sees the request, for example to note why it was refused. */
  watch?: (sending: Promise<Sent<R>>) => Promise<Sent<R>>;
};

/** The form of a stored record: sends only what changed, or keeps it until there is a connection. */
export function useEditForm<I extends FieldValues, O extends object, R extends Stored>(
  options: EditFormOptions<I, O, R>,
) {
  const { domain, record, input, watch = (sending) => sending } = options;
  const changed = useChanged();
  return useRecordForm<I, O, Sent<R>>({
    schema: options.schema,
    defaults: input(record),
    draftKey: draftName(domain, record.id),
    version: record.version,
    save: (_, { version = record.version, changes, idempotencyKey, origin }) => {
      const write = options.write({ ...record, version }, changes);
      return watch(send<R>(write, idempotencyKey, origin));
    },
    onSaved: ({ record: saved, queued }) => {
      if (queued) sayQueued();
      else {
        changed(domain, saved, options.alsoIn);
        toast.good(options.savedText);
      }
      options.onDone();
    },
    fromCurrent: (current) => {
      const theirs = current as R;
      return { values: input(theirs), version: theirs.version };
    },
  });
}
