'use client';

import type { ReactNode } from 'react';
import { Dialog, DialogBody } from '@/components/ui/dialog';
import { t } from '@/lib/i18n/commands';
import { goTo, make } from './shortcuts';

/** The keys that work everywhere. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open wide onClose={onClose} title={t('command.help')}>
      <DialogBody>
        <div className="grid gap-6 md:grid-cols-2">
          <Group title={t('command.everywhere')}>
            <Row keys={['Ctrl', 'K']} label={t('command.open')} />
            <Row keys={['/']} label={t('command.search')} />
            <Row keys={['?']} label={t('command.help')} />
            <Row keys={['Esc']} label={t('action.close')} />
          </Group>
          <Group title={t('command.goTo')}>
            {Object.entries(goTo).map(([key, { label }]) => (
              <Row key={key} keys={['G', key.toUpperCase()]} label={t(label)} />
            ))}
          </Group>
          <Group title={t('command.create')}>
            {Object.entries(make).map(([key, kind]) => (
              <Row key={key} keys={['N', key.toUpperCase()]} label={t(`create.${kind}`)} />
            ))}
          </Group>
          <Group title={t('command.board')}>
            <Row keys={[t('command.space')]} label={t('command.pick')} />
            <Row keys={['←', '→']} label={t('command.move')} />
          </Group>
        </div>
      </DialogBody>
    </Dialog>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 text-sm font-semibold">{title}</h3>
      <dl className="space-y-1.5">{children}</dl>
    </section>
  );
}

function Row({ keys, label }: { keys: readonly string[]; label: string }) {
  return (
    <div className="flex min-h-8 items-center justify-between gap-4">
      <dt>{label}</dt>
      <dd className="flex gap-1">
        {keys.map((key) => (
          <kbd
            key={key}
            className="min-w-7 rounded-md border border-line-strong bg-sunken px-1.5 py-0.5 text-center text-xs font-medium"
          >
            {key}
          </kbd>
        ))}
      </dd>
    </div>
  );
}
