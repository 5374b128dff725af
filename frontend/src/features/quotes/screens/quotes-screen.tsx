'use client';

import { FilePenLine, Plus } from 'lucide-react';
import { PageHeader } from '@/components/app-shell/page-header';
import { useCanCreate } from '@/components/app-shell/use-can-create';
import { byText, type Column } from '@/components/data-table/columns';
import { RecordList } from '@/components/data-table/record-list';
import { useListState } from '@/components/data-table/use-list-state';
import { EmptyState } from '@/components/states/states';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { quoteTone } from '@/components/ui/status-tones';
import { useQuotes, type Quote } from '@/features/quotes/api';
import { useFamiliesAhead } from '@/features/quotes/families';
import { quoteStatuses } from '@/lib/api/picklists';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quotes';
import { compareDecimals } from '@/lib/money/money';
import { paths } from '@/lib/paths/paths';
import { useCreateDialog } from '@/stores/create-dialog';

function columns(format: ReturnType<typeof useOrgFormat>): Column<Quote>[] {
  return [
    {
      id: 'title',
      header: t('quotes.column.title'),
      cell: (quote) => quote.title,
      compare: byText((quote) => quote.title),
      card: 'title',
    },
    {
      id: 'account',
      header: t('quotes.column.account'),
      cell: (quote) => quote.account_name,
      compare: byText((quote) => quote.account_name),
      card: 'subtitle',
    },
    {
      id: 'number',
      header: t('quotes.column.number'),
      cell: (quote) => quote.number ?? '–',
      compare: byText((quote) => quote.number ?? ''),
      secondary: true,
    },
    {
      id: 'status',
      header: t('field.status'),
      cell: (quote) => <Badge tone={quoteTone(quote.status)}>{quote.status}</Badge>,
      compare: (a, b) => quoteStatuses.indexOf(a.status) - quoteStatuses.indexOf(b.status),
      card: 'meta',
    },
    {
      id: 'valid',
      header: t('quotes.column.validUntil'),
      cell: (quote) => (quote.valid_until ? format.date(quote.valid_until) : '–'),
      compare: byText((quote) => quote.valid_until ?? ''),
      card: 'meta',
    },
    {
      id: 'total',
      header: t('field.total'),
      cell: (quote) => format.money(quote.total, quote.currency),
      compare: (a, b) => compareDecimals(a.total, b.total),
      align: 'end',
      card: 'trailing',
    },
  ];
}

const chips = [
  { key: 'owner', value: 'me', label: t('quotes.filter.mine') },
  ...quoteStatuses.map((status) => ({ key: 'status', value: status, label: status as string })),
];

export function QuotesScreen() {
  const list = useListState();
  const format = useOrgFormat();
  const mayAdd = useCanCreate('quote');
  const start = useCreateDialog((state) => state.start);
  const filters = { q: list.get('q'), status: list.get('status'), owner: list.get('owner') };
  const query = useQuotes(filters);
  useFamiliesAhead();
  const add = mayAdd && (
    <Button tone="primary" onClick={() => start('quote')}>
      <Plus aria-hidden />
      {t('create.quote')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('quotes.title')} actions={add} />
      <RecordList
        label={t('quotes.title')}
        query={query}
        list={list}
        columns={columns(format)}
        href={(quote) => paths.quotes.detail(quote.id)}
        serverSort=""
        search={{ label: t('quotes.searchLabel'), placeholder: t('quotes.searchPlaceholder') }}
        chips={chips}
        files={{ kind: 'quotes', filters }}
        empty={
          <EmptyState
            icon={FilePenLine}
            title={t('quotes.empty.title')}
            hint={t('quotes.empty.hint')}
          >
            {add}
          </EmptyState>
        }
      />
    </>
  );
}
