'use client';

import { useQuery } from '@tanstack/react-query';
import { OctagonX } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useRefusal } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { AbsoluteTime } from '@/components/ui/relative-time';
import { lineQuery } from './queries';

const LineDialog = dynamic(() => import('./line-dialog').then((module) => module.LineDialog), { ssr: false });

/** While the line stands, every page says so first. */
export function LineBanner() {
  const [lifting, setLifting] = useState(false);
  const refusal = useRefusal('policy:write');
  const { data: line } = useQuery(lineQuery);
  const stop = line?.stopped;
  return (
    <>
      <div role="alert">
        {stop && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 bg-danger-fill px-4 py-2.5 text-on-fill">
            <OctagonX aria-hidden className="size-5 shrink-0" />
            <p className="min-w-0 flex-1 basis-64">
              <strong className="font-semibold text-large">The line is stopped.</strong> No change runs, on any vendor.{' '}
              <span className="break-words">
                {stop.by}, <AbsoluteTime at={stop.at} />: “{stop.reason}”
              </span>
            </p>
            {refusal ? (
              <p>An administrator can lift it.</p>
            ) : (
              <Button onClick={() => setLifting(true)}>Let it run again…</Button>
            )}
          </div>
        )}
      </div>
      {lifting && <LineDialog stop={false} onClose={() => setLifting(false)} />}
    </>
  );
}
