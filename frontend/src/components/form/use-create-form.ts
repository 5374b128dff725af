'use client';

import { useRouter } from 'next/navigation';
import { useRef, type FormEvent } from 'react';
import type { FieldValues } from 'react-hook-form';
import type * as z from 'zod/mini';
import { useChanged } from '@/lib/api/use-changed';
import type { Domain } from '@/lib/api/query-keys';
import type { Write } from '@/lib/offline/queue';
import { send, type Sent } from '@/lib/offline/send';
import { paths } from '@/lib/paths/paths';
import type { CreateKind } from '@/stores/create-dialog';
import { useMergeNext } from '@/stores/merge-next';
import { sayQueued, toast } from '@/stores/toasts';
import { draftName } from './draft-name';
import { useRecordForm } from './use-record-form';

/** The kinds that have a page of their own to go to once they are made; a task stays on the page one is on. */
export type RecordKind = Exclude<CreateKind, 'task'>;

/** The domain of each of them. */
export const domainOf = {
  lead: 'leads',
  account: 'accounts',
  contact: 'contacts',
  opportunity: 'opportunities',
  quote: 'quotes',
  product: 'products',
  case: 'cases',
} as const satisfies Record<RecordKind, Domain>;

type CreateFormOptions<I extends FieldValues, O extends object, R extends { id: string }> = {
  kind: RecordKind;
  schema: z.ZodMiniType<O, I>;
  defaults: I;
  write: (id: string, values: O) => Write;
  createdText: (record: R) => string;
  /** The record it is opened from; its dialog keeps a draft of its own. */
  parentId?: string;
  /** Stays on the page, with this on the toast to go to the new record. */
  openLabel?: string;
  alsoIn?: readonly Domain[];
  onClose: () => void;
  watch?: (sending: Promise<Sent<R>>) => Promise<Sent<R>>;
};

/** The form of a new record, under an id made here: sent now or later, it is made once. */
export function useCreateForm<I extends FieldValues, O extends object, R extends { id: string }>(
  options: CreateFormOptions<I, O, R>,
) {
  const { kind, openLabel, watch = (sending) => sending } = options;
  const domain = domainOf[kind];
  const router = useRouter();
  const changed = useChanged();
  const mergeNext = useMergeNext((state) => state.want);
  const chosen = useRef<string | null>(null);
  const mergeWith = useRef<string | null>(null);
  const handle = useRecordForm<I, O, Sent<R>>({
    schema: options.schema,
    defaults: options.defaults,
    draftKey: draftName(domain, options.parentId && `new:${options.parentId}`),
    save: (values, { id, idempotencyKey, origin }) =>
      watch(send<R>(options.write(id, values), idempotencyKey, origin)),
    onSaved: ({ record, queued }) => {
      const open = () => router.push(paths[domain].detail(record.id));
      const action = openLabel ? { label: openLabel, run: open } : undefined;
      if (queued) sayQueued(action);
      else {
        changed(domain, record, options.alsoIn);
        toast.good(options.createdText(record), action);
      }
      options.onClose();
      const otherId = queued ? null : mergeWith.current;
      if (otherId) mergeNext(record.id, otherId);
      if (!openLabel || otherId) open();
    },
  });
  return {
    ...handle,
    onSubmit: (event: FormEvent) => {
      mergeWith.current = chosen.current;
      chosen.current = null;
      handle.onSubmit(event);
    },
    /** Saves, and begins to merge the new record with another one on its page. */
    saveAndMerge: (otherId: string, form: HTMLFormElement | null) => {
      chosen.current = otherId;
      form?.requestSubmit();
    },
  };
}
