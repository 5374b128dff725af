'use client';

import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';

type TypedProps = {
  label: string;
  value: string;
  error?: string;
  hint?: string;
  required?: boolean;
  kind?: 'text' | 'number' | 'lines' | 'date' | 'email' | 'tel';
  most?: number;
  className?: string;
  onType: (text: string) => void;
};

/** A field whose text counts at every keystroke. */
export function Typed({ value, kind = 'text', most, onType, ...field }: TypedProps) {
  return (
    <Field {...field}>
      {(control) =>
        kind === 'lines' ? (
          <Textarea
            {...control}
            value={value}
            maxLength={most}
            onChange={(event) => onType(event.target.value)}
          />
        ) : (
          <Input
            {...control}
            type={kind === 'number' ? 'text' : kind}
            inputMode={kind === 'number' ? 'decimal' : undefined}
            className={kind === 'number' ? 'text-right tabular' : undefined}
            autoComplete="off"
            maxLength={most}
            value={value}
            onFocus={(event) => kind === 'number' && event.target.select()}
            onChange={(event) => onType(event.target.value)}
          />
        )
      }
    </Field>
  );
}
