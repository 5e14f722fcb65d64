'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

/** Asks before a link or the browser leaves edits behind. The Back button cannot be asked; drafts are for that. */
export function UnsavedGuard({ dirty }: { dirty: boolean }) {
  const router = useRouter();
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (!dirty) return;
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target === '_blank') return;
      const { origin, pathname, search, hash } = new URL(link.href);
      if (origin !== location.origin || pathname + search === location.pathname + location.search) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(pathname + search + hash);
    };
    window.addEventListener('beforeunload', beforeUnload);
    document.addEventListener('click', click, true);
    return () => {
      window.removeEventListener('beforeunload', beforeUnload);
      document.removeEventListener('click', click, true);
    };
  }, [dirty]);
  return (
    <Dialog
      open={wanted !== null}
      onClose={() => setWanted(null)}
      title="Leave without saving?"
      footer={
        <>
          <Button onClick={() => setWanted(null)}>Stay here</Button>
          <Button tone="danger" onClick={() => wanted && router.push(wanted)}>
            Leave
          </Button>
        </>
      }
    >
      <p>Your edits are not saved at the vendor. This tab keeps them until it is closed, and offers them again here.</p>
    </Dialog>
  );
}
