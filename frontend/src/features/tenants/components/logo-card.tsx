'use client';

import { useMutation } from '@tanstack/react-query';
import { typeOf } from '@/components/files/file-types';
import { newAttempt, upload } from '@/components/files/upload';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Logo } from '@/components/ui/logo';
import { PickButton } from '@/components/ui/pick-button';
import { changeOrg, useOrgChanged, type Org } from '@/features/tenants/api';
import { errorMessage } from '@/lib/api/api-error';
import { t } from '@/lib/i18n/settings';
import { toast } from '@/stores/toasts';

const TYPES = ['image/png', 'image/jpeg', 'image/webp'];
const MOST_BYTES = 1024 * 1024;

/** The organisation's logo: chosen, seen, replaced, taken away; each at once, apart from the form beside it. */
export function LogoCard({ org }: { org: Org }) {
  const change = useLogoChange(org);
  const chosen = org.branding.logo_id !== null;
  return (
    <Card title={t('org.logo')}>
      <p className="mb-4 text-muted">{t('org.logoHint')}</p>
      {chosen && (
        <div className="mb-4 inline-block rounded-control border border-line p-3">
          <Logo className="h-16 max-w-60 object-contain" alt={t('org.logoAlt')} />
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        <PickButton
          label={t('org.logoFile')}
          accept={TYPES.join(',')}
          pending={change.isPending}
          onPick={(file) => {
            const type = typeOf(file.name);
            if (type && TYPES.includes(type) && file.size <= MOST_BYTES) change.mutate(file);
            else toast.bad(t('org.logoWrong'));
          }}
        >
          {t(chosen ? 'org.logoReplace' : 'org.logoAdd')}
        </PickButton>
        {chosen && (
          <Button disabled={change.isPending} onClick={() => change.mutate(null)}>
            {t('org.logoRemove')}
          </Button>
        )}
      </div>
    </Card>
  );
}

/** The file is sent first; what it was before stays with the quotes that were finalised with it. */
function useLogoChange(org: Org) {
  const changed = useOrgChanged();
  return useMutation({
    mutationFn: async (file: File | null) => {
      const of = { type: 'organisation', id: org.id } as const;
      const made =
        file && (await upload(newAttempt(file, of), () => {}, new AbortController().signal));
      const branding = { logo_id: made?.id ?? null };
      return changeOrg({ version: org.version, branding }, crypto.randomUUID());
    },
    onSuccess: (saved) => {
      changed(saved);
      toast.good(t(saved.branding.logo_id ? 'org.logoSaved' : 'org.logoRemoved'));
    },
    onError: (error) => toast.bad(errorMessage(error)),
  });
}
