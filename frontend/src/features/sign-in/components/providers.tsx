'use client';

import { useEffect, useState } from 'react';
import { buttonStyles } from '@/components/ui/button-styles';
import { listProviders, providerHref, type Provider } from '@/features/sign-in/api';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/sign-in';

const refusals = {
  org_suspended: 'signIn.suspended',
  network_not_allowed: 'signIn.network',
  unavailable: 'signIn.provider.unavailable',
} as const;

function refusal(code: string): string {
  return t(code in refusals ? refusals[code as keyof typeof refusals] : 'signIn.provider.refused');
}

/** The company's own sign-in, where there is one; and what went wrong with it. */
export function Providers() {
  const [providers, setProviders] = useState<Provider[]>([]);
  const query = new URLSearchParams(window.location.search);
  const refused = query.get('refused');
  useEffect(() => {
    // without them the password still does
    void listProviders().then(setProviders, () => undefined);
  }, []);
  return (
    <>
      {refused && (
        <p
          role="alert"
          className="mb-4 rounded-control bg-bad-soft px-3.5 py-3 text-sm font-medium text-bad"
        >
          {refusal(refused)}
        </p>
      )}
      {providers.map((each) => (
        <a
          key={each.name}
          href={providerHref(each.name, query.get('next'))}
          className={cn(buttonStyles({ size: 'lg', wide: true }), 'mb-3')}
        >
          {t('signIn.provider.with', { label: each.label })}
        </a>
      ))}
      {providers.length > 0 && (
        <p className="mt-1 mb-4 text-center text-sm text-muted">{t('signIn.provider.or')}</p>
      )}
    </>
  );
}
