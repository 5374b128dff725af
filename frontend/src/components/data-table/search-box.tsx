'use client';

import { Search, X } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Input } from '@/components/ui/input';
import { t } from '@/lib/i18n/t';

type SearchBoxProps = {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
};

/** Searches as one types; the address follows a moment later. */
export function SearchBox({ label, placeholder, value, onChange }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (value !== text.trim()) setText(value);
  }
  const report = useEffectEvent((typed: string) => {
    if (typed !== value) onChange(typed);
  });

  useEffect(() => {
    const timer = setTimeout(() => report(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <div role="search" className="relative min-w-0 flex-1 md:max-w-sm md:min-w-64">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        enterKeyHint="search"
        className="pr-11 pl-9 [&::-webkit-search-cancel-button]:hidden"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text !== '' && (
        <button
          type="button"
          aria-label={t('action.clear')}
          className="absolute inset-y-0 right-0 grid w-11 place-items-center text-muted hover:text-ink"
          onClick={() => setText('')}
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}
