'use client';

import { Typed } from '@/components/form/typed';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import type { DraftSection } from '@/features/quotes/draft';
import { t } from '@/lib/i18n/quote-page';

type SectionSheetProps = {
  section: DraftSection;
  error: string | undefined;
  onChange: (change: Partial<Pick<DraftSection, 'name' | 'note' | 'markup'>>) => void;
  onClose: () => void;
};

/** What a section is called, says and is marked up by. */
export function SectionSheet({ section, error, onChange, onClose }: SectionSheetProps) {
  return (
    <Dialog open onClose={onClose} title={section.name || t('quotes.section.unnamed')}>
      <DialogBody>
        <div className="space-y-4">
          <Typed
            label={t('field.name')}
            most={255}
            value={section.name}
            onType={(name) => onChange({ name })}
          />
          <Typed
            label={t('quotes.section.note')}
            kind="lines"
            most={1000}
            value={section.note}
            onType={(note) => onChange({ note })}
          />
          <Typed
            label={t('quotes.markup')}
            hint={t('quotes.internal.hint')}
            kind="number"
            error={error}
            value={section.markup}
            onType={(markup) => onChange({ markup })}
          />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button tone="primary" onClick={onClose}>
          {t('quotes.done')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
