'use client';

import { useState } from 'react';
import { FoundList } from '@/components/app-shell/found-list';
import { useFound } from '@/components/app-shell/use-found';
import { useListState } from '@/components/data-table/use-list-state';
import { Card } from '@/components/ui/card';
import { t } from '@/lib/i18n/commands';

const MOST_OF_A_KIND = 20;

/** One box for every record of the firm; what is searched for stands in the address. */
export function SearchScreen() {
  const list = useListState();
  const [text, setText] = useState(list.get('q') ?? '');
  const found = useFound(text, MOST_OF_A_KIND);
  return (
    <>
      <h1 className="sr-only">{t('search.title')}</h1>
      <Card>
        <FoundList
          focused
          label={t('search.label')}
          placeholder={t('search.placeholder')}
          text={text}
          onText={(typed) => {
            setText(typed);
            list.set('q', typed);
          }}
          found={found}
          className={{ box: 'mb-3' }}
        />
      </Card>
    </>
  );
}
