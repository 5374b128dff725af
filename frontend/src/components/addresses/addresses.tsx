'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useRecordChange } from '@/components/form/use-record-change';
import { addressText } from '@/components/ui/address-text';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { Schemas } from '@/lib/api/client';
import { t } from '@/lib/i18n/addresses';
import type { Write } from '@/lib/offline/queue';

const AddressMenu = dynamic(() => import('./address-menu').then((m) => m.AddressMenu), {
  ssr: false,
  loading: () => <span className="size-11 md:size-9" />,
});

const AddressDialog = dynamic(() => import('./address-dialog').then((m) => m.AddressDialog), {
  ssr: false,
});

export type Address = Schemas['LabelledAddress'];
export type Addressed = { id: string; version: number; addresses: Address[] };

type AddressesProps<R extends Addressed> = {
  domain: 'accounts' | 'contacts';
  record: R;
  write: (record: R, changes: { addresses: Address[] }) => Write;
  canEdit: boolean;
};

/** A record's addresses: each is for something, and one of them is the primary one. */
export function Addresses<R extends Addressed>(props: AddressesProps<R>) {
  const { record, write, canEdit } = props;
  const { addresses } = record;
  /** The place of the one being edited; after the last for a new one. */
  const [editing, setEditing] = useState<number | null>(null);
  const change = useRecordChange<R>();
  const save = (next: Address[], said: string) =>
    change.mutate({
      write: write(record, { addresses: next }),
      saidOf: () => said,
      undo: (saved) => write(saved, { addresses }),
    });
  const makePrimary = (at: number) =>
    save(
      addresses.map((each, place) => ({ ...each, is_primary: place === at })),
      t('addresses.madePrimary', { label: addresses[at]?.label ?? '' }),
    );
  const remove = (at: number) =>
    save(
      addresses.filter((_, place) => place !== at),
      t('addresses.removed'),
    );
  return (
    <Card
      title={t('addresses.title')}
      count={addresses.length > 0 ? String(addresses.length) : undefined}
      actions={
        canEdit && (
          <Button tone="accent" onClick={() => setEditing(addresses.length)}>
            <Plus aria-hidden />
            {t('addresses.add')}
          </Button>
        )
      }
    >
      {addresses.length === 0 && <p className="text-muted">{t('addresses.empty')}</p>}
      <ul className="divide-y divide-line">
        {addresses.map((address, place) => (
          <li key={place} className="flex items-start gap-3 py-3 first:pt-0 last:pb-0">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium break-words">{address.label}</span>
                {address.is_primary && <Badge tone="accent">{t('addresses.primary')}</Badge>}
              </p>
              <p className="mt-0.5 break-words whitespace-pre-line text-muted">
                {addressText(address)}
              </p>
            </div>
            {canEdit && (
              <AddressMenu
                address={address}
                onEdit={() => setEditing(place)}
                onMakePrimary={() => makePrimary(place)}
                onRemove={() => remove(place)}
              />
            )}
          </li>
        ))}
      </ul>
      {editing !== null && (
        <AddressDialog
          domain={props.domain}
          record={record}
          write={(next) => write(record, { addresses: next })}
          place={editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  );
}
