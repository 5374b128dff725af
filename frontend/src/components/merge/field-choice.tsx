import { useId, type ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/merging';

export type FieldText<R> = {
  name: string;
  label: string;
  /** What tells two values apart, and is shown where `show` says nothing else. */
  text: (record: R) => string;
  show?: (record: R) => ReactNode;
};

/** Fields whose value is its own text. */
export function plainFields<R extends Readonly<Record<string, unknown>>>(
  labels: Readonly<Record<string, string>>,
  names: readonly (keyof R & string)[],
): FieldText<R>[] {
  return names.map((name) => ({
    name,
    label: labels[name] ?? name,
    text: (record) => String(record[name] ?? ''),
  }));
}

type FieldChoiceProps<R> = {
  field: FieldText<R>;
  stays: R;
  goes: R;
  taken: boolean;
  onChoose: (taken: boolean) => void;
};

/** One field of both records: the value of the one that stays, or that of the other. */
export function FieldChoice<R>({ field, stays, goes, taken, onChoose }: FieldChoiceProps<R>) {
  const id = useId();
  const sides = [
    { value: false, record: stays },
    { value: true, record: goes },
  ];
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{field.label}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {sides.map(({ value, record }) => (
          <label
            key={String(value)}
            className={cn(
              'flex min-h-11 cursor-pointer items-start gap-2.5 rounded-control border p-2.5 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent',
              taken === value ? 'border-accent-ink bg-accent-soft' : 'border-line',
            )}
          >
            <input
              type="radio"
              name={id}
              className="mt-0.5 size-4 accent-accent"
              checked={taken === value}
              onChange={() => onChoose(value)}
            />
            <span
              className={cn(
                'min-w-0 break-words whitespace-pre-line',
                !field.text(record) && 'text-muted',
              )}
            >
              {field.text(record) ? (field.show ?? field.text)(record) : t('merge.empty')}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
