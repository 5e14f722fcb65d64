'use client';

import { Undo2, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useShortcuts } from '@/components/compare/shortcuts';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Kbd } from '@/components/ui/kbd';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { CallError } from '@/lib/http/call';
import type { QuickPatch } from './quick-patch';
import { type Problem, type QuickState, useQuickState } from './quick-store';

/** What became of the last switch: the way back for some seconds, or what went wrong until it is put away. */
export function QuickNotices({ quick }: { quick: QuickPatch }) {
  const { done, problems } = useQuickState(quick.store);
  return (
    <>
      <div role="status" className="pointer-events-none fixed inset-x-0 bottom-20 z-40 flex justify-center px-4">
        {done && <Done key={done.change} done={done} quick={quick} />}
      </div>
      {[...problems].map(([key, problem]) => (
        <ProblemNote key={key} problem={problem} onPutAway={() => quick.store.putAway(key)} />
      ))}
    </>
  );
}

function Done({ done, quick }: { done: NonNullable<QuickState['done']>; quick: QuickPatch }) {
  const left = useSecondsUntil(done.until);
  const { turn } = done;
  useEffect(() => {
    if (left === 0) quick.store.set({ done: null });
  }, [left, quick]);
  useShortcuts({ u: quick.undo });
  return (
    <div className="pointer-events-auto flex flex-wrap items-center gap-3 rounded-large border border-line bg-raised py-2 pr-2 pl-4 shadow-high">
      <p>
        {turn.active ? 'Resumed' : 'Paused'} <strong className="font-semibold">{turn.workflow.name}</strong> in{' '}
        {turn.environment.name}, and proven.{' '}
        <Link href={`/changes/${done.change}`} className="rounded-small font-medium text-accent hover:underline">
          The change
        </Link>
      </p>
      <Button size="small" onClick={quick.undo}>
        <Undo2 aria-hidden className="size-3.5" /> Undo
        <span aria-hidden className="text-muted tabular-nums">
          {left} s
        </span>
        <Kbd>u</Kbd>
      </Button>
      <IconButton icon={X} label="Dismiss" onClick={() => quick.store.set({ done: null })} />
    </div>
  );
}

function useSecondsUntil(until: number): number {
  const count = () => Math.max(0, Math.ceil((until - Date.now()) / 1000));
  const [left, setLeft] = useState(count);
  useEffect(() => {
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}

interface ProblemProps {
  problem: Problem;
  onPutAway: () => void;
}

function ProblemNote({ problem, onPutAway }: ProblemProps) {
  const { turn, error, change, known } = problem;
  const detail = error instanceof CallError ? error.problem.detail : error.message;
  const what = `${turn.active ? 'Resuming' : 'Pausing'} “${turn.workflow.name}” in ${turn.environment.name}`;
  return (
    <Notice
      tone="danger"
      role="alert"
      className="mx-4 my-2"
      title={`${what} did not go as it should`}
      action={<IconButton icon={X} label="Dismiss" onClick={onPutAway} />}
    >
      <p>
        {detail}{' '}
        {known
          ? 'The switch shows what the vendor holds now.'
          : 'It could not be read again, so that whether it is active is not known.'}
      </p>
      {change && (
        <p>
          <Link href={`/changes/${change}`} className="rounded-small font-medium text-accent hover:underline">
            See the change
          </Link>{' '}
          to try again or to take it back.
        </p>
      )}
    </Notice>
  );
}
