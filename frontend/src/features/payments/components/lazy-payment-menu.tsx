'use client';

import dynamic from 'next/dynamic';

/** The menu, loaded after the page has been drawn; its place is kept. */
export const PaymentMenu = dynamic(
  () => import('./payment-menu').then((module) => module.PaymentMenu),
  { ssr: false, loading: () => <span className="size-11 shrink-0 md:size-9" /> },
);
