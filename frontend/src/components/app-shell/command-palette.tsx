'use client';

import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog, dialogBodyStyles } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/commands';
import { useCommandGroups, type Item } from './use-command-groups';

/** Goes to a page or a record, or makes a new one, by name. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [text, setText] = useState('');
  const { groups, searching } = useCommandGroups(text);
  const items = groups.flatMap((group) => group.items);
  const [at, setAt] = useState(0);
  const current = Math.min(at, items.length - 1);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const optionId = (item: Item) => `${id}-${item.key}`;

  const run = (item: Item) => {
    onClose();
    if ('path' in item) router.push(item.path);
    else item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length > 0) {
      event.preventDefault();
      setAt((current + step + items.length) % items.length);
    }
    const item = items[current];
    if (event.key === 'Enter' && item) {
      event.preventDefault();
      run(item);
    }
  };
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const active = items[current];
  return (
    <Dialog open onClose={onClose} title={t('command.title')}>
      <div className="relative mx-5 mb-2 md:mx-6">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
        />
        <Input
          role="combobox"
          data-autofocus
          aria-label={t('command.label')}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={active && optionId(active)}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={t('command.placeholder')}
          className="pl-9"
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
        />
      </div>
      <div className={dialogBodyStyles}>
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label={t('command.title')}
          className="min-h-60"
        >
          {groups.map((group) => (
            <div key={group.title} role="group" aria-label={group.title} className="mb-3">
              <p aria-hidden className="px-2.5 py-1.5 text-xs font-medium text-muted">
                {group.title}
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
        <p
          role="status"
          className={cn('py-6 text-center text-muted', items.length > 0 && 'sr-only')}
        >
          {searching ? t('status.loading') : t('command.found', { count: items.length })}
        </p>
      </div>
    </Dialog>
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
      onClick={onPick}
      onKeyDown={(event) => event.key === 'Enter' && onPick()}
      className={cn(
        'flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-2.5 hover:bg-sunken',
        on && 'bg-accent-soft text-accent-ink hover:bg-accent-soft',
      )}
    >
      <Icon aria-hidden className="size-4.5 shrink-0" />
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.detail && <span className="shrink-0 truncate text-sm text-muted">{item.detail}</span>}
    </div>
  );
}
