'use client';

import {
  CloudOff,
  FileQuestion,
  LockKeyhole,
  RotateCw,
  SearchX,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { t } from '@/lib/i18n/t';
import { paths } from '@/lib/paths/paths';
import { PageState } from './page-state';

type EmptyStateProps = { icon: LucideIcon; title: string; hint: string; children?: ReactNode };

/** Says what the thing is and, as a child, offers its first action. */
export function EmptyState(props: EmptyStateProps) {
  return <PageState {...props} />;
}

type NoMatchesStateProps = { text?: string; onClear: () => void };

export function NoMatchesState({ text, onClear }: NoMatchesStateProps) {
  const title = text ? t('list.noMatches.found', { text }) : t('list.noMatches.title');
  return (
    <PageState icon={SearchX} title={title} hint={t('list.noMatches.hint')}>
      <Button onClick={onClear}>{t('list.clearFilters')}</Button>
    </PageState>
  );
}

export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { requestId } = toApiError(error);
  return (
    <PageState icon={TriangleAlert} title={t('state.error.title')} hint={errorMessage(error)} alert>
      <Button tone="primary" onClick={onRetry}>
        <RotateCw aria-hidden />
        {t('action.retry')}
      </Button>
      {requestId && (
        <p className="w-full text-xs text-muted">{t('state.error.reference', { id: requestId })}</p>
      )}
    </PageState>
  );
}

export function NoPermissionState() {
  return (
    <PageState icon={LockKeyhole} title={t('state.denied.title')} hint={t('state.denied.hint')}>
      <ButtonLink href={paths.home()}>{t('action.goHome')}</ButtonLink>
    </PageState>
  );
}

/** A record that is not there, or is not theirs to see: both look the same. */
export function RecordNotFoundState() {
  return (
    <PageState
      icon={FileQuestion}
      title={t('state.recordNotFound.title')}
      hint={t('state.recordNotFound.hint')}
    >
      <ButtonLink href={paths.home()}>{t('action.goHome')}</ButtonLink>
    </PageState>
  );
}

export function OfflineState() {
  return (
    <PageState icon={CloudOff} title={t('state.offline.title')} hint={t('state.offline.hint')} />
  );
}

/** Wraps skeletons: one announcement instead of many grey shapes. */
export function LoadingState({ children }: { children: ReactNode }) {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{t('status.loading')}</span>
      {children}
    </div>
  );
}
