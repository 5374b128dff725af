'use client';

import { Keyboard } from 'lucide-react';
import { t } from '@/lib/i18n/commands';
import { useCommands } from '@/stores/commands';
import { useCreateDialog } from '@/stores/create-dialog';
import { kindIcons } from './kind-icons';
import { moreItems, sections, tabs } from './nav';
import { useCreatableKinds } from './use-can-create';
import { matching, useFound, type Group, type Item } from './use-found';

const MOST_OF_A_KIND = 4;

/** What the palette offers for a text: what was read last, records of every kind, new records and pages. */
export function useCommandGroups(text: string) {
  const kinds = useCreatableKinds();
  const start = useCreateDialog((state) => state.start);
  const show = useCommands((state) => state.show);
  const found = useFound(text, MOST_OF_A_KIND);
  const wanted = text.trim().toLowerCase();
  const matches = (item: Item) => matching(item, wanted);
  const pages = new Map(
    [...tabs, ...moreItems, ...sections.flatMap((section) => section.items)].map((item) => [
      item.href,
      { key: item.href, label: t(item.label), icon: item.icon, path: item.href },
    ]),
  );
  const makes = kinds.map((kind) => ({
    key: `new-${kind}`,
    label: t(`create.${kind}`),
    icon: kindIcons[kind],
    run: () => start(kind),
  }));
  const help = { key: 'help', label: t('command.help'), icon: Keyboard, run: () => show('help') };
  const groups: Group[] = [
    ...found.groups,
    { title: t('command.create'), items: makes.filter(matches) },
    { title: t('command.goTo'), items: [...pages.values()].filter(matches) },
    { title: t('command.more'), items: [help].filter(matches) },
  ];
  return { ...found, groups };
}
