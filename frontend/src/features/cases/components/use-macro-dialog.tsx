'use client';

import { Mail } from 'lucide-react';
import { useWatch } from 'react-hook-form';
import { draftName } from '@/components/form/draft-name';
import { Field } from '@/components/form/field';
import { errorOf, TextareaField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import { buttonStyles } from '@/components/ui/button-styles';
import { CopyButton } from '@/components/ui/copy-button';
import { Select } from '@/components/ui/select';
import { alsoIn, type Case, type CaseRecord } from '@/features/cases/api';
import { fillMacro, mailOf } from '@/features/cases/macro-text';
import { noteOnCase, useMacros } from '@/features/cases/macros-api';
import { macroUseSchema } from '@/features/cases/schema';
import { toApiError } from '@/lib/api/api-error';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/cases';
import { toast } from '@/stores/toasts';

const labels = { macro_id: t('cases.macro.which'), text: t('cases.macro.text') };

type UseMacroDialogProps = { record: CaseRecord; onClose: () => void };

/** A reply kept ready, made to fit, taken to the client, and noted on the case. */
export function UseMacroDialog({ record, onClose }: UseMacroDialogProps) {
  const macros = useMacros().data?.items;
  const changed = useChanged();
  const handle = useRecordForm({
    schema: macroUseSchema,
    defaults: { macro_id: '', text: '' },
    draftKey: draftName('cases', `macro:${record.id}`),
    save: async (values, { idempotencyKey }) => {
      try {
        return await noteOnCase(record, values, idempotencyKey);
      } catch (cause) {
        const { code, current } = toApiError(cause);
        if (code === 'stale_version' && current) changed<Case>('cases', current as Case, alsoIn);
        throw cause;
      }
    },
    onSaved: (saved) => {
      changed<Case>('cases', saved, ['activities', ...alsoIn]);
      toast.good(t('cases.macro.noted', { name: chosen?.name ?? '', number: saved.number }));
      onClose();
    },
  });
  const { form } = handle;
  const [macroId, text] = useWatch({ control: form.control, name: ['macro_id', 'text'] });
  const chosen = macros?.find((each) => each.id === macroId);
  const pick = (id: string) => {
    const macro = macros?.find((each) => each.id === id);
    if (macro) form.setValue('text', fillMacro(macro.text, record), { shouldDirty: true });
  };
  return (
    <FormDialog
      wide
      handle={handle}
      title={t('cases.macro')}
      description={macros?.length === 0 ? t('cases.macro.none') : t('cases.macro.hint')}
      labels={labels}
      submit={t('cases.macro.note')}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <Field label={labels.macro_id} required error={errorOf(form, 'macro_id')}>
          {(control) => (
            <Select
              {...control}
              {...form.register('macro_id', { onChange: ({ target }) => pick(target.value) })}
              options={(macros ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              emptyLabel={t('cases.macro.choose')}
            />
          )}
        </Field>
        <TextareaField
          form={form}
          name="text"
          required
          hint={
            chosen?.sets_status ? t('cases.macro.sets', { status: chosen.sets_status }) : undefined
          }
        />
        {text && (
          <div className="grid grid-cols-2 gap-2">
            <CopyButton key={text} text={text} label={t('cases.macro.copy')} />
            <a href={mailOf(text, record)} className={buttonStyles({ wide: true })}>
              <Mail aria-hidden />
              {t('cases.macro.mail')}
            </a>
          </div>
        )}
      </div>
    </FormDialog>
  );
}
