'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState, type FormEvent } from 'react';
import { useForm, type DefaultValues, type FieldValues } from 'react-hook-form';
import type * as z from 'zod/mini';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { newUlid } from '@/lib/api/ulid';
import { identityOf } from '@/lib/auth/session';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/t';
import { dropDraft, readDraft, writeDraft } from '@/lib/offline/drafts';
import type { FormOrigin } from '@/lib/offline/queue';
import { changedFields } from './changed-fields';
import { applyServerErrors } from './server-errors';

export type SaveContext<O> = {
  /** The version the edit is based on; undefined when creating. */
  version: number | undefined;
  /** The fields that differ from the record as it was opened. */
  changes: Partial<O>;
  /** Goes out as the header of the same name; stays the same until the server has answered. */
  idempotencyKey: string;
  /** A new record's id; the same after a reload, so that sending again makes no second record. */
  id: string;
  /** What it takes to open this form again, should the write have to wait. */
  origin: FormOrigin;
};

type RecordFormOptions<I extends FieldValues, O extends object, R> = {
  schema: z.ZodMiniType<O, I>;
  defaults: I;
  /** Names the draft, for example `account:${id}` or `account:new`. */
  draftKey: string;
  version?: number;
  save: (values: O, context: SaveContext<O>) => Promise<R>;
  onSaved: (result: R) => void;
  /** The stored record of a conflict as form values; needed where `version` is. */
  fromCurrent?: (current: unknown) => { values: I; version: number };
};

export type Conflict<I> = { theirs: I; yours: I; version: number };

/** One form of one record: validation, draft, server errors beside their fields, and the 409 conversation. */
export function useRecordForm<I extends FieldValues, O extends object, R>(
  options: RecordFormOptions<I, O, R>,
) {
  const { schema, save, onSaved, fromCurrent } = options;
  const key = `${identityOf(useSession())}:${options.draftKey}`;
  const [draft] = useState(() => readDraft(key));
  const [draftRestored, setDraftRestored] = useState(draft !== null);
  const [formError, setFormError] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Conflict<I> | null>(null);
  const base = useRef({ values: options.defaults, version: draft?.version ?? options.version });
  const [id] = useState(() => draft?.id ?? newUlid());
  const idempotencyKey = useRef<string>(draft?.idempotencyKey ?? crypto.randomUUID());

  const form = useForm<I, unknown, O>({
    resolver: zodResolver(schema),
    defaultValues: options.defaults as DefaultValues<I>,
    shouldFocusError: true,
  });

  const keep = useEffectEvent((values: I) => {
    const { version = null } = base.current;
    writeDraft(key, {
      values,
      version,
      id,
      idempotencyKey: idempotencyKey.current,
      replaces: draft?.replaces,
    });
  });

  useEffect(() => {
    if (draft) {
      form.reset({ ...form.getValues(), ...(draft.values as I) }, { keepDefaultValues: true });
    }
    return form.subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values, isDirty }) => {
        if (isDirty) keep(values);
      },
    });
  }, [form, draft]);

  const mutation = useMutation({
    mutationFn: (values: O) => {
      const before = schema.safeParse(base.current.values);
      return save(values, {
        version: base.current.version,
        changes: changedFields(values, before.success ? before.data : {}),
        idempotencyKey: idempotencyKey.current,
        id,
        origin: { values: form.getValues(), replaces: draft?.replaces },
      });
    },
    onSuccess: (result) => {
      dropDraft(key);
      onSaved(result);
    },
    onError: (cause) => {
      const error = toApiError(cause);
      if (error.isFinal) idempotencyKey.current = crypto.randomUUID();
      if (error.code === 'stale_version' && error.current && fromCurrent) {
        const { values, version } = fromCurrent(error.current);
        setConflict({ theirs: values, yours: form.getValues(), version });
        return;
      }
      const homeless = applyServerErrors(form, error);
      const placed = error.errors.length > homeless.length;
      setFormError(
        homeless.length > 0
          ? homeless.join(' ')
          : placed
            ? t('form.checkFields')
            : errorMessage(error),
      );
    },
  });

  const submit = form.handleSubmit((values) => {
    setFormError(null);
    mutation.mutate(values);
  });

  return {
    form,
    pending: mutation.isPending,
    formError,
    conflict,
    draftRestored,
    /** The record is not the one any more that the restored draft was based on. */
    draftOutdated: Boolean(draft?.version) && draft?.version !== options.version,
    onSubmit: (event: FormEvent) => {
      event.preventDefault();
      if (!mutation.isPending) void submit(event);
    },
    discardDraft: () => {
      dropDraft(key);
      setDraftRestored(false);
      base.current = { values: options.defaults, version: options.version };
      form.reset(options.defaults);
    },
    useTheirs: () => {
      if (!conflict) return;
      base.current = { values: conflict.theirs, version: conflict.version };
      form.reset(conflict.theirs);
      dropDraft(key);
      setConflict(null);
    },
    keepMine: () => {
      if (!conflict) return;
      base.current = { values: conflict.theirs, version: conflict.version };
      setConflict(null);
      void submit();
    },
    /** Cancel: what was typed is given up on purpose. */
    abandon: () => dropDraft(key),
  };
}

export type RecordFormHandle<I extends FieldValues, O extends object, R> = ReturnType<
  typeof useRecordForm<I, O, R>
>;
