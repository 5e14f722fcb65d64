'use client';

import { useQuery } from '@tanstack/react-query';
import { OctagonX } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useRefusal } from '@/components/shell/permissions';
import { lineQuery } from './queries';

const LineDialog = dynamic(() => import('./line-dialog').then((module) => module.LineDialog), { ssr: false });

/** One button for all vendors; it is there for whoever may press it, while there is something to stop. */
export function StopButton() {
  const [open, setOpen] = useState(false);
  const refusal = useRefusal('line:stop');
  const { data: line } = useQuery(lineQuery);
  return (
    <>
      {!refusal && !line?.stopped && (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-base px-2 font-medium text-deleted hover:bg-deleted-soft"
        >
          <OctagonX aria-hidden className="size-4" />
          <span className="max-xl:sr-only">Stop the line</span>
        </button>
      )}
      {open && <LineDialog stop onClose={() => setOpen(false)} />}
    </>
  );
}
