'use client';

import { Search, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/commands';
import type { Group, Item } from './use-found';

type FoundListProps = {
  label: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  found: { groups: Group[]; searching: boolean; failed: boolean; retry: () => unknown };
  /** Starts in the box; a dialog sees to that itself. */
  focused?: boolean;
  /** Before the item is gone to. */
  onPick?: () => void;
  className?: { box?: string; list?: string };
};

/** A box to type in and, below it, what there is for it by kind; arrows and Enter choose without leaving the box. */
export function FoundList(props: FoundListProps) {
  const { label, placeholder, text, onText, found, focused, onPick, className } = props;
  const router = useRouter();
  const groups = found.groups.filter((group) => group.items.length > 0);
  const items = groups.flatMap((group) => group.items);
  const [at, setAt] = useState(0);
  const current = Math.min(at, items.length - 1);
  const active = items[current];
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const optionId = (item: Item) => `${id}-${item.key}`;

  const run = (item: Item) => {
    onPick?.();
    if ('path' in item) router.push(item.path);
    else item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length > 0) {
      event.preventDefault();
      setAt((current + step + items.length) % items.length);
    }
    if (event.key === 'Enter' && active) {
      event.preventDefault();
      run(active);
    }
  };
  const type = (typed: string) => {
    onText(typed);
    setAt(0);
  };
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useEffect(() => {
    if (focused) box.current?.focus();
  }, [focused]);

  return (
    <>
      <div className={cn('relative', className?.box)}>
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
        />
        <Input
          ref={box}
          role="combobox"
          data-autofocus
          aria-label={label}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={active && optionId(active)}
          aria-autocomplete="list"
          autoComplete="off"
          enterKeyHint="go"
          maxLength={100}
          placeholder={placeholder}
          className="pr-11 pl-9"
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => type(event.target.value)}
        />
        {text !== '' && (
          <button
            type="button"
            aria-label={t('action.clear')}
            className="absolute inset-y-0 right-0 grid w-11 place-items-center text-muted hover:text-ink"
            onClick={() => type('')}
          >
            <X aria-hidden className="size-4" />
          </button>
        )}
      </div>
      <div className={className?.list}>
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className="min-h-60">
          {groups.map((group) => (
            <div key={group.title} role="group" aria-label={group.title} className="mb-3">
              <p aria-hidden className="px-2.5 py-1.5 text-xs font-medium text-muted">
                {group.title}
                {group.more && ` · ${t('search.more')}`}
              </p>
              {group.items.map((item) => (
                <Option
                  key={item.key}
                  id={optionId(item)}
                  item={item}
                  on={item === active}
                  onPick={() => run(item)}
                />
              ))}
            </div>
          ))}
        </div>
        <FoundStatus found={found} text={text} count={items.length} />
      </div>
    </>
  );
}

type FoundStatusProps = Pick<FoundListProps, 'found' | 'text'> & { count: number };

/** How it stands, for those who cannot see it too; and that what has just been made is found a little later. */
function FoundStatus({ found, text, count }: FoundStatusProps) {
  const quiet = found.failed || count > 0;
  return (
    <>
      {found.failed && (
        <p role="alert" className="flex items-center gap-2 rounded-control bg-warn-soft p-2 pl-3">
          <span className="flex-1">{t('search.failed')}</span>
          <Button onClick={() => void found.retry()}>{t('action.retry')}</Button>
        </p>
      )}
      <p role="status" className={cn('py-6 text-center text-muted', quiet && 'sr-only')}>
        {found.searching ? t('status.loading') : t('command.found', { count })}
      </p>
      {text.trim() !== '' && (
        <p className="py-2 text-center text-xs text-muted">{t('search.behind')}</p>
      )}
    </>
  );
}

type OptionProps = { id: string; item: Item; on: boolean; onPick: () => void };

function Option({ id, item, on, onPick }: OptionProps) {
  const Icon = item.icon;
  return (
    // The input keeps the focus and the keys; the pointer may choose as well.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={on}
      aria-label={[item.label, item.detail].filter(Boolean).join(', ')}
      onClick={onPick}
      onKeyDown={(event) => event.key === 'Enter' && onPick()}
      className={cn(
        'flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-2.5 hover:bg-sunken',
        on && 'bg-accent-soft text-accent-ink hover:bg-accent-soft',
      )}
    >
      <Icon aria-hidden className="size-4.5 shrink-0" />
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.detail && (
        <span className="max-w-[45%] shrink-0 truncate text-sm text-muted">{item.detail}</span>
      )}
    </div>
  );
}
