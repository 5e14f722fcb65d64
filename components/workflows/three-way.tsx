'use client';

import { GitMerge } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import type { WorkflowForm } from '@/lib/domain/workflow-form';
import { threeWay } from '@/lib/domain/workflow-merge';
import { differingPlaces, takingTheirs } from '@/lib/domain/workflow-places';
import { MergePlace, type Side } from './merge-place';

interface ThreeWayProps {
  base: WorkflowForm;
  theirs: WorkflowForm;
  yours: WorkflowForm;
  /** Who changed it last, if the vendor says. */
  by: string | null;
  at: string | null;
  where: string;
  onCarryOn: (merged: WorkflowForm) => void;
}

/** Two edits of one workflow, field by field. What only one side changed is merged; the rest is for you to decide. */
export function ThreeWay({ base, theirs, yours, by, at, where, onCarryOn }: ThreeWayProps) {
  const { merged, conflicts } = useMemo(() => threeWay(base, theirs, yours), [base, theirs, yours]);
  const places = useMemo(
    () => [...new Set([...differingPlaces(base, theirs), ...differingPlaces(base, yours)])],
    [base, theirs, yours],
  );
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const open = conflicts.filter(({ path }) => !chosen[path]).length;
  const settled = places.filter((path) => !conflicts.some((conflict) => conflict.path === path));
  const all = (side: Side) => setChosen(Object.fromEntries(conflicts.map(({ path }) => [path, side])));
  const finish = () =>
    onCarryOn(
      takingTheirs(
        merged,
        theirs,
        conflicts.filter(({ path }) => chosen[path] === 'theirs'),
      ),
    );
  return (
    <section aria-labelledby="merge" className="flex flex-col gap-4">
      <Notice tone="warning" role="alert" icon={GitMerge} title={`It was changed in ${where} after you opened it`}>
        <p>
          {by ? <>Last by {by}</> : 'The vendor does not say by whom'}
          {at && (
            <>
              , <RelativeTime at={at} />
            </>
          )}
          . Nothing was written, and your edits are still here.{' '}
          {conflicts.length === 0
            ? 'You changed different fields, so that both can stand.'
            : `${conflicts.length === 1 ? '1 field was' : `${conflicts.length} fields were`} changed by both: choose which shall stand.`}
        </p>
      </Notice>
      {conflicts.length > 0 && (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <h2 id="merge" className="mr-auto font-semibold text-large">
              To be decided
            </h2>
            <Button size="small" onClick={() => all('theirs')}>
              Theirs everywhere
            </Button>
            <Button size="small" onClick={() => all('yours')}>
              Yours everywhere
            </Button>
          </div>
          <ul className="flex flex-col gap-3">
            {conflicts.map(({ path }) => (
              <MergePlace
                key={path}
                path={path}
                forms={{ base, theirs, yours }}
                chosen={chosen[path] ?? null}
                onChoose={(side) => setChosen({ ...chosen, [path]: side })}
              />
            ))}
          </ul>
        </>
      )}
      {settled.length > 0 && (
        <>
          <h2 id={conflicts.length > 0 ? undefined : 'merge'} className="font-semibold text-large">
            Merged by itself
          </h2>
          <ul className="flex flex-col gap-3">
            {settled.map((path) => (
              <MergePlace key={path} path={path} forms={{ base, theirs, yours }} chosen={null} />
            ))}
          </ul>
        </>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          tone="primary"
          size="large"
          because={open > 0 ? `Decide on ${open === 1 ? 'the field' : `the ${open} fields`} first` : null}
          onClick={finish}
        >
          Review the merged version
        </Button>
        <p className="text-muted">It is planned on what {where} holds now, and nothing is written yet.</p>
      </div>
    </section>
  );
}
