'use client';

import { Check, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/t';
import { controlStyles } from './control-styles';

export type Choice = { value: string; label: string; detail?: string | null };

type ComboboxProps = {
  id?: string;
  /** Names the box where no label element does. */
  label?: string;
  selected: Choice | null;
  onSelect: (choice: Choice | null) => void;
  /** What the current text finds; the caller searches. */
  choices: readonly Choice[];
  onSearch: (text: string) => void;
  loading?: boolean;
  failed?: boolean;
  placeholder?: string;
  clearable?: boolean;
  'aria-invalid'?: boolean;
  'aria-describedby'?: string;
  'aria-required'?: boolean;
  /** The dialog around it starts here. */
  'data-autofocus'?: boolean;
};

/** A text box that searches while one types (ARIA combobox with a list). */
export function Combobox(props: ComboboxProps) {
  const { selected, onSelect, choices, onSearch, loading, failed, clearable = true } = props;
  const [text, setText] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const open = text !== null;

  useEffect(() => {
    if (open) list.current?.scrollIntoView?.({ block: 'nearest' });
  }, [open, choices.length]);

  const search = (value: string) => {
    setText(value);
    setActive(0);
    onSearch(value);
  };
  const close = () => setText(null);
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    onSelect(choice);
    close();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return search('');
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((at) => (at + step + choices.length) % Math.max(1, choices.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(choices[active]);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    }
  };

  const hint = failed
    ? t('picker.failed')
    : loading
      ? t('status.loading')
      : choices.length === 0
        ? t('picker.noResults')
        : null;

  return (
    <div className="relative">
      <input
        id={props.id}
        aria-label={props.label}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && choices[active] ? `${listId}-${active}` : undefined}
        aria-invalid={props['aria-invalid']}
        aria-describedby={props['aria-describedby']}
        aria-required={props['aria-required']}
        data-autofocus={props['data-autofocus']}
        placeholder={props.placeholder ?? t('picker.placeholder')}
        className={cn(controlStyles, 'pr-11')}
        value={text ?? selected?.label ?? ''}
        onFocus={(event) => event.target.select()}
        onClick={() => !open && search('')}
        onChange={(event) => search(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {clearable && selected && !open && (
        <button
          type="button"
          aria-label={t('picker.clear')}
          className="absolute inset-y-0 right-0 grid w-11 place-items-center text-muted hover:text-ink"
          onClick={() => onSelect(null)}
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('picker.placeholder')}
        hidden={!open}
        className="absolute inset-x-0 top-full z-20 mt-1 max-h-64 overflow-y-auto rounded-control border border-line bg-surface p-1 shadow-raised"
      >
        {choices.map((choice, index) => (
          <div
            key={choice.value}
            tabIndex={-1}
            onKeyDown={onKeyDown}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={choice.value === selected?.value}
            onPointerDown={(event) => event.preventDefault()}
            onPointerEnter={() => setActive(index)}
            onClick={() => choose(choice)}
            className={cn(
              'flex min-h-11 cursor-pointer items-center gap-2 rounded-md px-2.5 py-1 md:min-h-9',
              index === active && 'bg-sunken',
            )}
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate">{choice.label}</span>
              {choice.detail && (
                <span className="block truncate text-xs text-muted">{choice.detail}</span>
              )}
            </span>
            {choice.value === selected?.value && (
              <Check aria-hidden className="size-4 shrink-0 text-accent-ink" />
            )}
          </div>
        ))}
        {hint && (
          <div role="presentation" className="px-2.5 py-2.5 text-muted">
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}
