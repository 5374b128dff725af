import { Compass } from 'lucide-react';
import { PageState } from '@/components/states/page-state';
import { buttonStyles } from '@/components/ui/button-styles';
import { t } from '@/lib/i18n/t';
import { paths } from '@/lib/paths/paths';

/** Next sends what this page needs along with every other page, so it does without the router's link. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <PageState icon={Compass} title={t('state.notFound.title')} hint={t('state.notFound.hint')}>
        <a href={paths.home()} className={buttonStyles({ tone: 'primary' })}>
          {t('action.goHome')}
        </a>
      </PageState>
    </main>
  );
}
