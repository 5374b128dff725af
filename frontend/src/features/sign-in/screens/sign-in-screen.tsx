import { Check } from 'lucide-react';
import { SignInSteps } from '@/features/sign-in/components/sign-in-steps';
import { Avatar } from '@/components/ui/avatar';
import { t } from '@/lib/i18n/sign-in';

const pitch = ['signIn.pitch.1', 'signIn.pitch.2', 'signIn.pitch.3'] as const;

export function SignInScreen() {
  return (
    <main className="grid min-h-dvh lg:grid-cols-[1fr_1.1fr]">
      <div className="flex flex-col px-6 py-8 sm:px-10">
        <p className="flex items-center gap-3 font-semibold">
          <Avatar name={t('app.name')} square />
          {t('app.name')}
        </p>
        <div className="mx-auto my-auto w-full max-w-sm py-12">
          <SignInSteps />
        </div>
      </div>
      <div className="relative hidden overflow-hidden bg-accent text-accent-contrast lg:block">
        <div
          aria-hidden
          className="absolute inset-0 bg-[radial-gradient(60rem_40rem_at_80%_-10%,rgb(255_255_255/0.22),transparent),radial-gradient(40rem_40rem_at_0%_110%,rgb(2_6_23/0.45),transparent)]"
        />
        <div className="relative flex h-full flex-col justify-center px-16 xl:px-24">
          <p className="max-w-lg text-4xl leading-tight font-semibold tracking-tight text-balance">
            {t('app.tagline')}
          </p>
          <ul className="mt-8 space-y-4 text-lg">
            {pitch.map((key) => (
              <li key={key} className="flex items-center gap-3.5">
                <span className="grid size-7 place-items-center rounded-full border border-current/35">
                  <Check aria-hidden className="size-4" />
                </span>
                {t(key)}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </main>
  );
}
