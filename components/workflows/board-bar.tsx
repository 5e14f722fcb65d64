'use client';

import { CirclePause, CirclePlay, EyeOff, Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type TickStore, useTicks } from '@/components/compare/tick-store';
import { useRefusal } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import type { Environment } from '@/lib/domain/environment';
import type { WorkflowRow } from '@/lib/domain/workflow-board';
import { type Deed, publishHref, reviewHref, tickOf } from './address';

interface BoardBarProps {
  connection: string;
  store: TickStore;
  rows: readonly WorkflowRow[];
  visible: readonly WorkflowRow[];
  shown: readonly Environment[];
  environments: readonly Environment[];
  onShowHidden: () => void;
}

/** As many as one change takes. */
const most = 200;

/** What is ticked and what can be done with it, in one environment at a time: each is a change of its own. */
export function BoardBar({ connection, store, rows, visible, shown, environments, onShowHidden }: BoardBarProps) {
  const router = useRouter();
  const ticks = useTicks(store);
  const [chosen, setChosen] = useState('');
  const here = shown.find(({ id }) => id === chosen) ?? shown[0];
  const refusal = useRefusal('change:plan', { connection, environment: here?.id });
  const ticked = rows.filter(({ id }) => ticks.has(tickOf(id)));
  if (ticked.length === 0 || !here) return <p role="status" className="sr-only" />;
  const there = ticked.flatMap(({ cells }) => cells[here.id] ?? []);
  const others = environments.filter(({ id, group }) => id !== here.id && group.id === here.group.id);
  const seen = new Set(visible.map(({ id }) => id));
  const hidden = ticked.filter(({ id }) => !seen.has(id)).length;
  const running = there.filter(({ active }) => active !== false).map(({ id }) => id);
  const resting = there.filter(({ active }) => active !== true).map(({ id }) => id);
  const fixed = here.writable ? refusal : (here.limitation ?? `${here.name} cannot be written`);
  const go = (deed: Deed, workflows: string[]) =>
    router.push(reviewHref(connection, { deed, environment: here.id, workflows }));
  const send = (target: string) => {
    const ids = there.map(({ id }) => id);
    const [only, ...more] = ids;
    if (only === undefined) return;
    router.push(
      more.length === 0
        ? reviewHref(connection, { deed: 'sync', environment: target, source: here.id, workflows: [only] })
        : publishHref(connection, here.id, target, ids),
    );
  };
  return (
    <section
      aria-label="Ticked"
      className="sticky bottom-0 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-raised px-4 py-2.5 shadow-[0_-4px_16px_rgb(0_0_0/0.06)]"
    >
      <p role="status" className="font-semibold tabular-nums">
        {ticked.length} ticked
        {there.length < ticked.length && (
          <span className="font-normal text-muted">
            , {there.length} of them in {here.name}
          </span>
        )}
      </p>
      {hidden > 0 && (
        <p className="flex items-center gap-1.5 text-warning">
          <EyeOff aria-hidden className="size-4" />
          {hidden === 1 ? '1 is' : `${hidden} are`} hidden by your filter
          <button type="button" className="rounded-small font-medium underline" onClick={onShowHidden}>
            Show
          </button>
        </p>
      )}
      <div className="ml-auto flex flex-wrap items-center gap-2">
        <Button tone="ghost" onClick={() => store.set(new Set())}>
          Clear
        </Button>
        <Select
          aria-label="In which environment"
          className="h-8!"
          value={here.id}
          onChange={(event) => setChosen(event.target.value)}
        >
          {shown.map(({ id, name }) => (
            <option key={id} value={id}>
              In {name}
            </option>
          ))}
        </Select>
        <Button because={fixed ?? whyNone(running, `are active in ${here.name}`)} onClick={() => go('pause', running)}>
          <CirclePause aria-hidden className="size-4" /> Pause {running.length}…
        </Button>
        <Button because={fixed ?? whyNone(resting, `are paused in ${here.name}`)} onClick={() => go('resume', resting)}>
          <CirclePlay aria-hidden className="size-4" /> Resume {resting.length}…
        </Button>
        {others.map((other) => (
          <Button
            key={other.id}
            because={
              other.writable
                ? whyNone(
                    there.map(({ id }) => id),
                    `are in ${here.name}`,
                  )
                : (other.limitation ?? `${other.name} cannot be written`)
            }
            onClick={() => send(other.id)}
          >
            <Send aria-hidden className="size-4" /> Sync {there.length} to {other.name}…
          </Button>
        ))}
      </div>
    </section>
  );
}

function whyNone(ids: readonly string[], what: string): string | null {
  if (ids.length === 0) return `None of the ticked ones ${what}`;
  return ids.length > most ? `At most ${most} at once; ${ids.length} ${what}` : null;
}
