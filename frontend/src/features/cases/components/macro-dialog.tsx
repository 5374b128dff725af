'use client';

import { useQueryClient } from '@tanstack/react-query';
import { SelectField, TextareaField, TextField } from '@/components/form/fields';
import { draftName } from '@/components/form/draft-name';
import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import { macroLabels as labels } from '@/features/cases/labels';
import { saveMacro, type Macro } from '@/features/cases/macros-api';
import { placeholders } from '@/features/cases/macro-text';
import { macroInput, macroSchema } from '@/features/cases/schema';
import { caseStatuses } from '@/lib/api/case-picklists';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/cases';
import { toast } from '@/stores/toasts';

type MacroDialogProps = { macro?: Macro; onClose: () => void };

/** A macro, new or changed. */
export function MacroDialog({ macro, onClose }: MacroDialogProps) {
  const org = useOrgId();
  const client = useQueryClient();
  const handle = useRecordForm({
    schema: macroSchema,
    defaults: macroInput(macro),
    draftKey: draftName('macros', macro?.id),
    version: macro?.version,
    save: (values, { id, version, idempotencyKey }) =>
      saveMacro(
        macro && { ...macro, version: version ?? macro.version },
        values,
        id,
        idempotencyKey,
      ),
    onSaved: () => {
      void client.invalidateQueries({ queryKey: domainKeys(org, 'macros').all });
      toast.good(t('macros.saved'));
      onClose();
    },
    fromCurrent: (current) => {
      const theirs = current as Macro;
      return { values: macroInput(theirs), version: theirs.version };
    },
  });
  const { form } = handle;
  return (
    <FormDialog
      wide
      handle={handle}
      title={macro ? t('macros.edit', { name: macro.name }) : t('macros.new')}
      labels={labels}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <TextField form={form} name="name" required />
        <TextareaField form={form} name="text" hint={t('macros.textHint', placeholders)} required />
        <SelectField
          form={form}
          name="sets_status"
          options={caseStatuses}
          emptyLabel={t('macros.keeps')}
        />
      </div>
    </FormDialog>
  );
}
