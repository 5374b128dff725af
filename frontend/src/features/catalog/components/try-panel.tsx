'use client';

import { useId, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Card } from '@/components/ui/card';
import { Input } from '@/components/ui/input';
import type { Product } from '@/features/catalog/api';
import type { DimensionInput } from '@/features/catalog/family-schema';
import type { TriedLine } from '@/features/catalog/family-trial';
import { formulaMessage } from '@/features/catalog/formula-messages';
import { useFamilyTrial, type FamilyForm } from '@/features/catalog/use-family-trial';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/families';

type TryPanelProps = { form: FamilyForm; known: readonly Product[]; currency: string };

/** What the family in the form comes to for dimensions of one's choice, at every keystroke. */
export function TryPanel({ form, known, currency }: TryPanelProps) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const dimensions = useWatch({ control: form.control, name: 'dimensions' });
  const trial = useFamilyTrial(form, values, known, currency);
  const format = useOrgFormat();
  return (
    <Card title={t('families.try')}>
      <p className="mb-3 text-sm text-muted">{t('families.try.hint')}</p>
      <div className="grid grid-cols-2 gap-3">
        {dimensions.map((each, index) => (
          <Measure
            key={index}
            dimension={each}
            value={values[each.name] ?? each.default}
            onChange={(text) => setValues({ ...values, [each.name]: text })}
          />
        ))}
      </div>
      {trial.lines.length === 0 ? (
        <p className="mt-4 text-muted">{t('families.try.empty')}</p>
      ) : (
        <ul className="mt-4 divide-y divide-line border-t border-line">
          {trial.lines.map((line) => (
            <Line key={line.id} line={line} currency={currency} />
          ))}
        </ul>
      )}
      <dl aria-live="polite" className="mt-2 border-t border-line pt-3 tabular">
        {trial.subtotal !== undefined && (
          <div className="flex justify-between text-muted">
            <dt>{t('families.try.subtotal')}</dt>
            <dd>{format.money(trial.subtotal, currency)}</dd>
          </div>
        )}
        <div className="flex justify-between text-lg font-semibold">
          <dt>{t('families.try.total')}</dt>
          <dd>{trial.total === undefined ? '—' : format.money(trial.total, currency)}</dd>
        </div>
      </dl>
      {trial.refused && <p className="mt-1 text-sm text-bad">{formulaMessage(trial.refused)}</p>}
    </Card>
  );
}

type MeasureProps = { dimension: DimensionInput; value: string; onChange: (text: string) => void };

function Measure({ dimension, value, onChange }: MeasureProps) {
  const id = useId();
  const label = `${dimension.label || dimension.name} (${dimension.unit})`;
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1.5 block truncate text-sm font-medium">
        {label}
      </label>
      <Input
        id={id}
        value={value}
        inputMode="decimal"
        autoComplete="off"
        className="text-right tabular"
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function Line({ line, currency }: { line: TriedLine; currency: string }) {
  const format = useOrgFormat();
  const notes = [
    ...(line.optional ? [t('families.try.optional')] : []),
    ...(line.group ? [`${t('families.try.choice')}: ${line.group}`] : []),
  ].join(', ');
  return (
    <li className={cn('flex items-baseline gap-3 py-2', !line.chosen && 'text-muted')}>
      <span className="min-w-0 flex-1">
        <span className="block break-words">{line.name || t('families.item.new')}</span>
        {notes && <span className="block text-sm text-muted">{notes}</span>}
        {line.refused && (
          <span className="block text-sm text-bad">{formulaMessage(line.refused)}</span>
        )}
      </span>
      {line.quantity !== undefined && (
        <span className="whitespace-nowrap tabular">
          {format.decimal(line.quantity)} {line.unit}
        </span>
      )}
      {line.amount !== undefined && (
        <span className="min-w-24 text-right tabular">{format.money(line.amount, currency)}</span>
      )}
    </li>
  );
}
