'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { Combobox, type Choice } from '@/components/ui/combobox';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { lookups } from '@/lib/api/lookups';
import { useMerge, type MergeKind } from '@/lib/api/merging';
import { domainKeys } from '@/lib/api/query-keys';
import { useOnce } from '@/lib/use-once';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/merging';
import { toast } from '@/stores/toasts';
import { FieldChoice, type FieldText } from './field-choice';

type Mergeable = { id: string; version: number; name: string };

type MergeDialogProps<R extends Mergeable> = {
  kind: MergeKind;
  record: R;
  /** The duplicate, where it has been chosen already: then it is the one that was there before. */
  otherId?: string;
  /** Where both have to be: what the search says of them. */
  within?: string;
  fields: readonly FieldText<R>[];
  read: (id: string) => Promise<R>;
  href: (id: string) => string;
  onClose: () => void;
};

/** Chooses the duplicate, which of the two stays, and field by field whose value does. */
export function MergeDialog<R extends Mergeable>(props: MergeDialogProps<R>) {
  const { kind, record, otherId, within, read, onClose } = props;
  const org = useOrgId();
  const [other, setOther] = useState<Choice | null>(otherId ? { value: otherId, label: '' } : null);
  const found = useQuery({
    queryKey: domainKeys(org, lookups[kind].domain).of('to-merge', other?.value ?? ''),
    queryFn: () => read(other?.value ?? ''),
    enabled: other !== null,
  });
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('merge.title', { name: record.name })}
      description={t('merge.hint')}
    >
      {other && found.data ? (
        <Pair key={other.value} {...props} other={found.data} />
      ) : (
        <>
          <DialogBody>
            <Field label={t('merge.other')} required>
              {(control) => (
                <DuplicateBox
                  {...control}
                  kind={kind}
                  record={record}
                  within={within}
                  onChoose={setOther}
                />
              )}
            </Field>
            {other ? (
              <QueryState query={found} skeleton={<Skeleton className="mt-4 h-40" />}>
                {() => null}
              </QueryState>
            ) : (
              <div aria-hidden className="h-56" />
            )}
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
          </DialogFooter>
        </>
      )}
    </Dialog>
  );
}

type DuplicateBoxProps = {
  id: string;
  kind: MergeKind;
  record: Mergeable;
  within: string | undefined;
  onChoose: (choice: Choice | null) => void;
};

function DuplicateBox({ kind, record, within, onChoose, ...control }: DuplicateBoxProps) {
  const org = useOrgId();
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: domainKeys(org, lookups[kind].domain).lookup(text),
    queryFn: () => lookups[kind].search(text),
  });
  return (
    <Combobox
      {...control}
      data-autofocus
      selected={null}
      choices={(found.data ?? []).filter(
        ({ value, detail }) => value !== record.id && (within === undefined || detail === within),
      )}
      loading={found.isPending}
      failed={found.isError}
      onSearch={setText}
      onSelect={onChoose}
    />
  );
}

function Pair<R extends Mergeable>(props: MergeDialogProps<R> & { other: R }) {
  const { kind, record, other, otherId, fields, href, onClose } = props;
  const router = useRouter();
  const [swapped, setSwapped] = useState(otherId === other.id);
  const [stays, goes] = swapped ? [other, record] : [record, other];
  const [take, setTake] = useState<ReadonlySet<string>>(new Set());
  const merge = useMerge(kind, (made) => {
    toast.good(t('merge.begun', { name: made.loser_name }));
    onClose();
    router.push(href(made.survivor_id));
  });
  const once = useOnce();
  const differing = fields.filter(({ text }) => text(stays) !== text(goes));
  const submit = once(() =>
    merge.mutateAsync({
      id: stays.id,
      body: {
        version: stays.version,
        other_id: goes.id,
        other_version: goes.version,
        take: differing.filter(({ name }) => take.has(name)).map(({ name }) => name),
      },
    }),
  );
  return (
    <>
      <DialogBody>
        <dl className="grid gap-3 rounded-sheet border border-line p-3 sm:grid-cols-2">
          {[
            { label: t('merge.stays'), name: stays.name },
            { label: t('merge.goes'), name: goes.name },
          ].map((each) => (
            <div key={each.label} className="min-w-0">
              <dt className="text-xs text-muted">{each.label}</dt>
              <dd className="font-medium break-words">{each.name}</dd>
            </div>
          ))}
        </dl>
        <Button className="mt-3 w-full sm:w-auto" onClick={() => setSwapped(!swapped)}>
          <ArrowLeftRight aria-hidden />
          {t('merge.swap')}
        </Button>
        <h3 className="mt-5 mb-2 font-semibold">{t('merge.fields')}</h3>
        {differing.length === 0 && <p className="text-muted">{t('merge.same')}</p>}
        <div className="space-y-4">
          {differing.map((field) => (
            <FieldChoice
              key={field.name}
              field={field}
              stays={stays}
              goes={goes}
              taken={take.has(field.name)}
              onChoose={(taken) =>
                setTake(
                  new Set(
                    [...take]
                      .filter((name) => name !== field.name)
                      .concat(taken ? [field.name] : []),
                  ),
                )
              }
            />
          ))}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button tone="primary" pending={merge.isPending} onClick={submit}>
          {t('merge.submit')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </DialogFooter>
    </>
  );
}
