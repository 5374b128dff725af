'use client';

import { CircleAlert, History } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { dialogBodyStyles, DialogFooter } from '@/components/ui/dialog';
import { t } from '@/lib/i18n/t';
import { ConflictNotice } from './conflict-notice';
import { FormLabels } from './form-labels';
import type { RecordFormHandle } from './use-record-form';

type RecordFormProps<I extends FieldValues, O extends object, R> = {
  handle: RecordFormHandle<I, O, R>;
  label: string;
  children: ReactNode;
  /** Save and Cancel: DialogFooter in a dialog, FormActions in a page. */
  footer: ReactNode;
  /** Label of each field, which its control and the conflict table take from here. */
  labels: Partial<Record<keyof I & string, string>>;
  /** The fields scroll between the dialog's title and its footer. */
  inDialog?: boolean;
};

/** The form element around the fields, with its notices above them; everything is disabled while saving. */
export function RecordForm<I extends FieldValues, O extends object, R>(
  props: RecordFormProps<I, O, R>,
) {
  const { handle, label, children, footer, labels, inDialog } = props;
  return (
    <form
      noValidate
      aria-label={label}
      onSubmit={handle.onSubmit}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className={inDialog ? dialogBodyStyles : undefined}>
        <FormNotices handle={handle} labels={labels} />
        <fieldset disabled={handle.pending}>
          <FormLabels value={labels}>{children}</FormLabels>
        </fieldset>
      </div>
      {footer}
    </form>
  );
}

type NoticesProps<I extends FieldValues, O extends object, R> = Pick<
  RecordFormProps<I, O, R>,
  'handle' | 'labels'
>;

function FormNotices<I extends FieldValues, O extends object, R>({
  handle,
  labels,
}: NoticesProps<I, O, R>) {
  return (
    <div className="space-y-3 not-empty:mb-4" aria-live="polite">
      {handle.draftRestored && (
        <p className="flex items-center gap-2 rounded-control bg-accent-soft py-1 pr-1 pl-3 text-accent-ink">
          <History aria-hidden className="size-4 shrink-0" />
          <span className="flex-1">
            {t(handle.draftOutdated ? 'form.draftOutdated' : 'form.draftRestored')}
          </span>
          <Button tone="accent" onClick={handle.discardDraft}>
            {t('form.draftDiscard')}
          </Button>
        </p>
      )}
      {handle.formError && (
        <p className="flex items-center gap-2 rounded-control bg-bad-soft px-3 py-2.5 text-bad">
          <CircleAlert aria-hidden className="size-4 shrink-0" />
          {handle.formError}
        </p>
      )}
      {handle.conflict && (
        <ConflictNotice
          conflict={handle.conflict}
          labels={labels}
          onUseTheirs={handle.useTheirs}
          onKeepMine={handle.keepMine}
        />
      )}
    </div>
  );
}

type ActionsProps = { pending: boolean; onCancel: () => void };

type DialogActionsProps = ActionsProps & {
  /** What the button says that saves, and while it does; Save otherwise. */
  submit?: string;
  submitting?: string;
  /** What the button says that gives up; Cancel otherwise. */
  dismiss?: string;
  danger?: boolean;
};

/** Save and Cancel of a dialog. */
export function DialogFormActions(props: DialogActionsProps) {
  const { pending, onCancel, submit = t('action.save'), submitting = t('status.saving') } = props;
  const { danger, dismiss = t('action.cancel') } = props;
  return (
    <DialogFooter>
      <Button type="submit" tone={danger ? 'danger' : 'primary'} pending={pending}>
        {pending ? submitting : submit}
      </Button>
      <Button onClick={onCancel}>{dismiss}</Button>
    </DialogFooter>
  );
}

/** Save and Cancel of an edit in place; on phones they stick to the bottom, and the "new" button makes way. */
export function FormActions({ pending, onCancel }: ActionsProps) {
  return (
    <div
      data-form-actions
      className="sticky bottom-[calc(4rem+env(safe-area-inset-bottom))] z-10 -mx-4 mt-4 -mb-4 flex flex-row-reverse gap-2 border-t border-line bg-surface px-4 py-3 max-md:*:flex-1 md:-mx-5 md:-mb-5 md:px-5 lg:bottom-0"
    >
      <Button type="submit" tone="primary" pending={pending}>
        {pending ? t('status.saving') : t('action.save')}
      </Button>
      <Button onClick={onCancel}>{t('action.cancel')}</Button>
    </div>
  );
}
