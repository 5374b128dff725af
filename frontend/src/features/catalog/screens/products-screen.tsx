'use client';

import { Package, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/app-shell/page-header';
import { useCanCreate } from '@/components/app-shell/use-can-create';
import { byText, type Column } from '@/components/data-table/columns';
import { RecordList } from '@/components/data-table/record-list';
import { useListState } from '@/components/data-table/use-list-state';
import { EmptyState } from '@/components/states/states';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { useProducts, type Product } from '@/features/catalog/api';
import { useCategories } from '@/features/catalog/categories-api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/catalog';
import { compareDecimals } from '@/lib/money/money';
import { paths } from '@/lib/paths/paths';
import { useCreateDialog } from '@/stores/create-dialog';

/** What is no longer sold stays in the list, in grey. */
function shade(product: Product, content: ReactNode): ReactNode {
  return product.is_active ? content : <span className="text-muted">{content}</span>;
}

function columns(money: (amount: string, currency: string) => string): Column<Product>[] {
  return [
    {
      id: 'name',
      header: t('field.name'),
      cell: (product) => shade(product, product.name),
      compare: byText((product) => product.name),
      card: 'title',
    },
    {
      id: 'sku',
      header: t('catalog.field.sku'),
      cell: (product) => shade(product, product.sku ?? '–'),
      compare: byText((product) => product.sku ?? ''),
      secondary: true,
    },
    {
      id: 'kind',
      header: t('catalog.field.kind'),
      cell: (product) =>
        product.is_retainer_product ? (
          <Badge tone={product.is_active ? 'accent' : 'neutral'}>{t('catalog.retainer')}</Badge>
        ) : (
          <span className="text-muted">{t('catalog.oneOff')}</span>
        ),
      card: 'meta',
    },
    {
      id: 'status',
      header: t('field.status'),
      cell: (product) => (
        <Badge tone={product.is_active ? 'good' : 'neutral'}>
          {product.is_active ? t('status.active') : t('status.inactive')}
        </Badge>
      ),
      compare: (a, b) => Number(b.is_active) - Number(a.is_active),
      card: 'meta',
    },
    {
      id: 'price',
      header: t('catalog.field.price'),
      cell: (product) => shade(product, money(product.standard_list_price, product.currency)),
      compare: (a, b) => compareDecimals(a.standard_list_price, b.standard_list_price),
      align: 'end',
      card: 'trailing',
    },
  ];
}

/** More of them would push the list off a phone's screen. */
const MOST_CHIPS = 20;

const states = [
  { key: 'status', value: 'active', label: t('status.active') },
  { key: 'status', value: 'inactive', label: t('status.inactive') },
];

/** Everything the firm sells or has sold, in order of names; a chip narrows it to either. */
export function ProductsScreen() {
  const list = useListState();
  const status = list.get('status');
  const filters = {
    q: list.get('q'),
    status: status === 'active' || status === 'inactive' ? status : 'all',
    category: list.get('category'),
  } as const;
  const query = useProducts(filters);
  const tree = useCategories().data?.items ?? [];
  const categories = tree.filter(({ name }, at) => at < MOST_CHIPS || name === filters.category);
  const chips = [
    ...states,
    ...categories.map((each) => ({ key: 'category', value: each.name, label: each.name })),
  ];
  const format = useOrgFormat();
  const start = useCreateDialog((state) => state.start);
  const mayCreate = useCanCreate('product');

  const create = mayCreate && (
    <Button tone="primary" onClick={() => start('product')}>
      <Plus aria-hidden />
      {t('catalog.new')}
    </Button>
  );

  return (
    <>
      <PageHeader
        title={t('catalog.title')}
        actions={
          <>
            <ButtonLink href={paths.categories()}>{t('catalog.categories')}</ButtonLink>
            {create}
          </>
        }
      />
      <RecordList
        label={t('catalog.title')}
        query={query}
        list={list}
        files={{ kind: 'products', filters }}
        columns={columns(format.money)}
        href={(product) => paths.products.detail(product.id)}
        serverSort="name"
        search={{ label: t('catalog.searchLabel'), placeholder: t('catalog.searchPlaceholder') }}
        chips={chips}
        empty={
          <EmptyState
            icon={Package}
            title={t('catalog.empty.title')}
            hint={mayCreate ? t('catalog.empty.hint') : t('catalog.empty.hintReader')}
          >
            {create}
          </EmptyState>
        }
      />
    </>
  );
}
