import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main id="main">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={Compass}
        title="There is no such page"
        action={<ButtonLink href="/">Go to the overview</ButtonLink>}
      >
        The address leads nowhere. Perhaps it was cut off when it was copied.
      </EmptyState>
    </main>
  );
}
