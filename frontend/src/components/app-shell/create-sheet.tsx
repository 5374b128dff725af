'use client';

import { Dialog, DialogBody } from '@/components/ui/dialog';
import { t } from '@/lib/i18n/staff';
import { useCreateDialog } from '@/stores/create-dialog';
import { kindIcons } from './kind-icons';
import { useCreatableKinds } from './use-can-create';

/** "Add new" of the phone, rising from below. */
export function CreateSheet({ onClose }: { onClose: () => void }) {
  const kinds = useCreatableKinds();
  const start = useCreateDialog((state) => state.start);
  return (
    <Dialog open onClose={onClose} title={t('shell.addNewTitle')}>
      <DialogBody>
        <ul className="divide-y divide-line">
          {kinds.map((kind) => {
            const Icon = kindIcons[kind];
            return (
              <li key={kind}>
                <button
                  type="button"
                  className="flex min-h-14 w-full items-center gap-3 text-left font-medium active:bg-sunken"
                  onClick={() => {
                    onClose();
                    start(kind);
                  }}
                >
                  <span className="grid size-10 place-items-center rounded-control bg-accent-soft text-accent-ink">
                    <Icon aria-hidden className="size-5" />
                  </span>
                  {t(`record.${kind}`)}
                </button>
              </li>
            );
          })}
        </ul>
      </DialogBody>
    </Dialog>
  );
}
