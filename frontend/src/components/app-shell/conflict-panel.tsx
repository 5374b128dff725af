'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useKnownName } from '@/lib/api/use-known-name';
import type { LookupKind } from '@/lib/api/lookups';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/outbox';
import { resolve } from '@/lib/offline/outbox';
import { usePending } from '@/lib/offline/pending';
import { ConflictFacts } from './conflict-facts';
import { differences, type Entry, type FieldConflict } from '@/lib/offline/queue';

const named: Readonly<Record<string, LookupKind>> = {
  owner_id: 'user',
  account_id: 'account',
  parent_id: 'account',
  contact_id: 'contact',
  reports_to_id: 'contact',
};

function useWords() {
  const knownName = useKnownName();
  return (name: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('form.none');
    if (typeof value === 'boolean') return t(value ? 'outbox.yes' : 'outbox.no');
    if (Array.isArray(value)) return inNames(value);
    if (typeof value === 'object') {
      return Object.values(value).filter(Boolean).join(', ') || t('form.none');
    }
    const kind = named[name];
    return (kind && knownName(kind, String(value))) || String(value);
  };
}

type Listed = {
  name?: string | null;
  quantity?: string;
  unit?: string | null;
  price?: string | null;
  cost?: string | null;
  lines?: readonly Listed[];
};

/** One of a list by its name, and a line by how many of it at which price as well. */
function inWords({ name, quantity, unit, price, cost }: Listed): string | null | undefined {
  if (quantity === undefined) return name;
  const each = price ?? cost;
  return `${name ?? ''}: ${[quantity, unit].filter(Boolean).join(' ')}${each ? ` × ${each}` : ''}`;
}

/** A list, such as the lines of a quote, by what is in it. */
function inNames(list: readonly Listed[]): string {
  const named = list.flatMap(({ lines = [], ...own }) => [inWords(own), ...lines.map(inWords)]);
  return named.filter(Boolean).join('\n') || t('form.none');
}

/** What somebody else wrote beside what was written here: each field is chosen, nothing is overwritten unseen. */
export function ConflictPanel({ entry }: { entry: Entry }) {
  const identity = usePending((state) => state.identity) ?? '';
  const fields = differences(entry);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const mine = fields.map((field) => field.name).filter((name) => !theirs.has(name));
  const choose = (name: string, take: boolean) => {
    const next = new Set(theirs);
    if (take) next.add(name);
    else next.delete(name);
    setTheirs(next);
  };
  return (
    <div className="mt-2">
      <p>{fields.length > 0 ? t('outbox.conflict') : t('outbox.same')}</p>
      <ConflictFacts entry={entry} />
      <div className="mt-3 space-y-3">
        {fields.map((field) => (
          <FieldChoice
            key={field.name}
            field={field}
            group={`${entry.key}:${field.name}`}
            taken={theirs.has(field.name)}
            onTake={(take) => choose(field.name, take)}
          />
        ))}
      </div>
      <div className="mt-3 flex flex-wrap gap-2 max-md:*:flex-1">
        <Button tone="primary" onClick={() => void resolve(identity, entry.key, mine)}>
          {t(
            mine.length === 0
              ? 'outbox.takeTheirs'
              : theirs.size > 0
                ? 'outbox.merge'
                : 'outbox.keepMine',
          )}
        </Button>
        {mine.length > 0 && (
          <Button onClick={() => void resolve(identity, entry.key, [])}>
            {t('outbox.takeTheirs')}
          </Button>
        )}
      </div>
    </div>
  );
}

type FieldChoiceProps = {
  field: FieldConflict;
  group: string;
  taken: boolean;
  onTake: (take: boolean) => void;
};

function FieldChoice({ field, group, taken, onTake }: FieldChoiceProps) {
  const words = useWords();
  const option = (label: string, value: unknown, on: boolean, pick: () => void) => (
    <label
      className={cn(
        'grid min-h-11 min-w-0 cursor-pointer grid-cols-[auto_1fr] items-center gap-x-2.5 rounded-control border p-2.5',
        on ? 'border-accent-ink bg-accent-soft' : 'border-line',
      )}
    >
      <input type="radio" name={group} checked={on} onChange={pick} className="accent-accent" />
      <span className="text-xs text-muted">{label}</span>
      <span className="col-start-2 min-w-0 break-words whitespace-pre-line">
        {words(field.name, value)}
      </span>
    </label>
  );
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{field.label}</legend>
      <div className="grid grid-cols-2 gap-2">
        {option(t('conflict.theirs'), field.theirs, taken, () => onTake(true))}
        {option(t('conflict.yours'), field.yours, !taken, () => onTake(false))}
      </div>
    </fieldset>
  );
}
