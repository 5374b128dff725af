import { Compass } from 'lucide-react';
import { PageState } from '@/components/states/page-state';
import { ButtonLink } from '@/components/ui/button-link';
import { t } from '@/lib/i18n/t';
import { paths } from '@/lib/paths/paths';

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <PageState icon={Compass} title={t('state.notFound.title')} hint={t('state.notFound.hint')}>
        <ButtonLink href={paths.home()} tone="primary">
          {t('action.goHome')}
        </ButtonLink>
      </PageState>
    </main>
  );
}
