import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link to a page of Promenade. Nothing of that page is asked for ahead: every page is made for its request, so all
 * that could come early is its frame, at the price of a request to the server for every link in view.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
