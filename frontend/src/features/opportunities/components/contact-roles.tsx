'use client';

import { useMutation } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { type DealDetail } from '@/features/opportunities/api';
import { addRole, removeRole } from '@/features/opportunities/roles-api';
import { errorMessage } from '@/lib/api/api-error';
import { useCan } from '@/lib/auth/session-context';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/opportunities';
import { paths } from '@/lib/paths/paths';
import { toast } from '@/stores/toasts';

const AddRoleDialog = dynamic(
  () => import('./add-role-dialog').then((module) => module.AddRoleDialog),
  { ssr: false },
);

type Role = DealDetail['contact_roles'][number];

/** Who at the customer plays which part in the deal. */
export function ContactRoles({ deal }: { deal: DealDetail }) {
  const [adding, setAdding] = useState(false);
  const canWrite = useCan('opportunities:write');
  const changed = useChanged();
  const restore = useMutation({
    mutationFn: (role: Role) => addRole(deal.id, deal.version, role.contact_id, role.role),
    onSuccess: (saved) => changed('opportunities', saved, ['contacts']),
    onError: (error) => toast.bad(errorMessage(error)),
  });
  const remove = useMutation({
    mutationFn: (role: Role) => removeRole(deal.id, deal.version, role.contact_id),
    onSuccess: (saved, role) => {
      changed('opportunities', saved, ['contacts']);
      toast.good(t('roles.removed', { name: role.name }), {
        label: t('action.undo'),
        run: () => restore.mutate(role),
      });
    },
    onError: (error) => toast.bad(errorMessage(error)),
  });

  return (
    <Card
      title={t('roles.title')}
      count={String(deal.contact_roles.length)}
      flush
      actions={
        canWrite && (
          <Button tone="accent" aria-label={t('roles.add')} onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            {t('action.new')}
          </Button>
        )
      }
    >
      {deal.contact_roles.length === 0 ? (
        <p className="border-t border-line px-4 py-5 text-center text-muted">
          {t('related.empty')}
        </p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {deal.contact_roles.map((role) => (
            <li
              key={role.contact_id}
              className="flex min-h-14 items-center gap-2 py-1.5 pl-4 md:pl-5"
            >
              <span className="min-w-0 flex-1">
                <Link
                  href={paths.contacts.detail(role.contact_id)}
                  className="block truncate font-medium hover:underline"
                >
                  {role.name}
                </Link>
                <span className="block truncate text-sm text-muted md:text-xs">{role.email}</span>
              </span>
              <Badge>{role.role}</Badge>
              {canWrite ? (
                <Button
                  tone="quiet"
                  size="icon"
                  className="mr-1 text-muted"
                  pending={remove.isPending && remove.variables.contact_id === role.contact_id}
                  aria-label={t('roles.remove', { name: role.name })}
                  onClick={() => remove.mutate(role)}
                >
                  <X aria-hidden />
                </Button>
              ) : (
                <span className="w-3" />
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && <AddRoleDialog deal={deal} onClose={() => setAdding(false)} />}
    </Card>
  );
}
