// eslint-disable-next-line no-restricted-imports -- the one place that may
import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link that fetches nothing ahead: the service worker keeps every page on the device anyway, and three requests for
 * each link in view would go out before the data of the page that is open.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, 'prefetch'>) {
  return <NextLink prefetch={false} {...props} />;
}
