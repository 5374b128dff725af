'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useCreateDialog } from '@/stores/create-dialog';
import { useCommands } from '@/stores/commands';
import { readPress, type Command, type Prefix } from './shortcuts';
import { useCreatableKinds } from './use-can-create';

const CommandPalette = dynamic(
  () => import('./command-palette').then((module) => module.CommandPalette),
  { ssr: false },
);
const ShortcutSheet = dynamic(
  () => import('./shortcut-sheet').then((module) => module.ShortcutSheet),
  { ssr: false },
);

const FIELDS = 'input, textarea, select, [contenteditable], [role=menu], [role=listbox]';

/** Listens for the keys that work everywhere, and shows what they open. */
export function CommandLayer() {
  const router = useRouter();
  const { open, show, close } = useCommands();
  const start = useCreateDialog((state) => state.start);
  const kinds = useCreatableKinds();
  const prefix = useRef<Prefix>(null);

  const run = (command: Command) => {
    if (command.kind === 'go') router.push(command.path);
    else if (command.kind !== 'new') show(command.kind);
    else if (kinds.includes(command.what)) start(command.what);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const dialog = document.querySelector('[role=dialog], [role=alertdialog]');
    if (event.defaultPrevented || event.repeat || dialog) return;
    const typing = event.target instanceof Element && event.target.closest(FIELDS) !== null;
    const read = readPress(
      {
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        typing,
      },
      prefix.current,
      Date.now(),
    );
    prefix.current = read.prefix;
    if (!read.command) return;
    event.preventDefault();
    run(read.command);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);

  if (open === 'palette') return <CommandPalette onClose={close} />;
  if (open === 'help') return <ShortcutSheet onClose={close} />;
  return null;
}
