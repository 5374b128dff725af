'use client';

import { useState } from 'react';
import { Dialog, dialogBodyStyles } from '@/components/ui/dialog';
import { t } from '@/lib/i18n/commands';
import { FoundList } from './found-list';
import { useCommandGroups } from './use-command-groups';

/** Goes to a page or a record, or makes a new one, by name. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const found = useCommandGroups(text);
  return (
    <Dialog open onClose={onClose} title={t('command.title')}>
      <FoundList
        label={t('command.label')}
        placeholder={t('command.placeholder')}
        text={text}
        onText={setText}
        found={found}
        onPick={onClose}
        className={{ box: 'mx-5 mb-2 md:mx-6', list: dialogBodyStyles }}
      />
    </Dialog>
  );
}
