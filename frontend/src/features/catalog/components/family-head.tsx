'use client';

import { useRouter } from 'next/navigation';
import { RecordHeader, RecordIcon } from '@/components/app-shell/record-page';
import { Button } from '@/components/ui/button';
import { setFamilyActive, type Family } from '@/features/catalog/families-api';
import { errorMessage } from '@/lib/api/api-error';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/families';
import { paths } from '@/lib/paths/paths';
import { toast } from '@/stores/toasts';
import { familyIcons } from '@/components/ui/family-icon';

type FamilyHeadProps = { family: Family | null; canWrite: boolean };

/** Which family it is, and the way to offer it no more. */
export function FamilyHead({ family, canWrite }: FamilyHeadProps) {
  const router = useRouter();
  const changed = useChanged();
  const title = family?.name ?? t('families.new');
  const set = async (of: { id: string; version: number }, active: boolean) => {
    try {
      const saved = await setFamilyActive(of, active);
      changed('families', saved);
      if (active) return;
      toast.good(t('families.deactivated', { name: saved.name }), {
        label: t('action.undo'),
        run: () => void set(saved, true),
      });
      router.push(paths.families.list());
    } catch (cause) {
      toast.bad(errorMessage(cause));
    }
  };
  return (
    <>
      <title>{title}</title>
      <RecordHeader
        kind={t('families.facts')}
        title={title}
        icon={<RecordIcon icon={familyIcons[family?.icon ?? 'other']} />}
        facts={
          family
            ? [
                { label: t('families.type'), value: family.type },
                {
                  label: t('families.contents'),
                  value: t('families.items', { count: family.item_count }),
                },
              ]
            : []
        }
        actions={
          canWrite &&
          family?.is_active && (
            <Button onClick={() => void set(family, false)}>{t('families.deactivate')}</Button>
          )
        }
      />
    </>
  );
}
