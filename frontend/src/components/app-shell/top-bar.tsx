'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@/components/ui/skeleton';
import { useMaybeSession } from '@/lib/auth/session-context';

const UserMenu = dynamic(() => import('./user-menu').then((module) => module.UserMenu), {
  ssr: false,
  loading: () => <Skeleton className="size-9 rounded-full" />,
});
const SearchButton = dynamic(
  () => import('./search-button').then((module) => module.SearchButton),
  {
    ssr: false,
  },
);
const CreateMenu = dynamic(() => import('./create-menu').then((module) => module.CreateMenu), {
  ssr: false,
});

/** The desktop's bar above the page; the menus load after the page has been drawn. */
export function TopBar() {
  const session = useMaybeSession();
  return (
    <header className="sticky top-0 z-30 hidden h-16 items-center justify-end gap-3 border-b border-line bg-canvas/90 px-8 backdrop-blur lg:flex">
      {session ? (
        <>
          <SearchButton />
          <CreateMenu />
          <UserMenu session={session} />
        </>
      ) : (
        <Skeleton className="size-9 rounded-full" />
      )}
    </header>
  );
}
