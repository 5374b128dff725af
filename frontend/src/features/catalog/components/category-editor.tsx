'use client';

import { useQueryClient } from '@tanstack/react-query';
import { FolderTree, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { get, useFieldArray, useWatch, type UseFormReturn } from 'react-hook-form';
import { FormActions, RecordForm } from '@/components/form/record-form';
import { draftName } from '@/components/form/draft-name';
import { useRecordForm } from '@/components/form/use-record-form';
import { EmptyState } from '@/components/states/states';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { saveCategories, type Categories } from '@/features/catalog/categories-api';
import {
  categoriesInput,
  categoriesSchema,
  MOST_CATEGORIES,
  type CategoriesInput,
  type CategoriesValues,
} from '@/features/catalog/category-schema';
import { depths, moved, neighbour, placed, without } from '@/features/catalog/category-tree';
import { domainKeys } from '@/lib/api/query-keys';
import { newUlid } from '@/lib/api/ulid';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/categories';
import { paths } from '@/lib/paths/paths';
import { toast } from '@/stores/toasts';
import { CategoryRow } from './category-row';

export type CategoriesForm = UseFormReturn<CategoriesInput, unknown, CategoriesValues>;

const labels = { items: t('categories.title') };

/** The whole tree, arranged and saved at once. */
export function CategoryEditor({ tree }: { tree: Categories }) {
  const router = useRouter();
  const client = useQueryClient();
  const products = domainKeys(useOrgId(), 'products');
  const handle = useRecordForm({
    schema: categoriesSchema,
    defaults: categoriesInput(tree),
    draftKey: draftName('products', 'categories'),
    version: tree.version,
    save: (values, { version = tree.version, idempotencyKey }) =>
      saveCategories(values, version, idempotencyKey),
    onSaved: (saved) => {
      void client.invalidateQueries({ queryKey: products.all });
      client.setQueryData(products.of('categories'), saved);
      toast.good(t('categories.saved'));
    },
    fromCurrent: (current) => {
      const theirs = current as Categories;
      return { values: categoriesInput(theirs), version: theirs.version };
    },
  });
  const cancel = () => {
    handle.abandon();
    router.push(paths.products.list());
  };
  return (
    <RecordForm
      handle={handle}
      label={t('categories.title')}
      labels={labels}
      footer={<FormActions pending={handle.pending} onCancel={cancel} />}
    >
      <Rows form={handle.form} />
    </RecordForm>
  );
}

/** The rows in the tree's order, one of them open at a time. */
function Rows({ form }: { form: CategoriesForm }) {
  const { replace } = useFieldArray({ control: form.control, name: 'items', keyName: 'key' });
  const items = useWatch({ control: form.control, name: 'items' });
  const error: unknown = get(form.formState.errors, 'items.message');
  const [open, setOpen] = useState<string | null>(null);
  const deep = depths(items);
  const now = () => form.getValues('items');
  const add = () => {
    const id = newUlid();
    replace([...now(), { id, name: '', slug: '', parent_id: '' }]);
    setOpen(id);
  };
  const step = (id: string, by: -1 | 1) =>
    neighbour(items, id, by) && (() => replace(moved(now(), id, by)));
  return (
    <Card flush>
      {items.length === 0 && (
        <EmptyState
          icon={FolderTree}
          title={t('categories.none')}
          hint={t('categories.noneHint')}
        />
      )}
      {typeof error === 'string' && (
        <p role="alert" className="px-4 py-3 text-sm text-bad">
          {error}
        </p>
      )}
      <ul className="divide-y divide-line">
        {items.map(({ id }, index) => (
          <CategoryRow
            key={id}
            form={form}
            index={index}
            depth={deep.get(id) ?? 0}
            open={open === id}
            onToggle={() => setOpen(open === id ? null : id)}
            onUp={step(id, -1)}
            onDown={step(id, 1)}
            onPlace={(parent) => replace(placed(now(), id, parent))}
            onRemove={() => replace(without(now(), id))}
          />
        ))}
      </ul>
      <div className="border-t border-line p-3">
        <Button tone="accent" wide disabled={items.length >= MOST_CATEGORIES} onClick={add}>
          <Plus aria-hidden />
          {t('categories.add')}
        </Button>
      </div>
    </Card>
  );
}
