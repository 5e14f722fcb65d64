'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Nouns } from '@/components/compare/words';
import { type DiffedResource, ResourceDiff } from '@/components/diff/resource-diff';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { AbsoluteTime } from '@/components/ui/relative-time';
import type { StepState } from '@/lib/domain/change';
import type { GovernedChange } from '@/lib/domain/governance';
import { ignoredIn } from '@/lib/domain/ignored';
import type { PlanStep, StepDocuments } from '@/lib/domain/plan';
import { rowState } from '@/lib/domain/row';
import { plannedQuery, standingQuery } from './queries';
import { standingWords } from './standing-words';

interface PlannedDiffProps {
  change: GovernedChange;
  step: PlanStep;
  state: StepState | undefined;
  nouns: Nouns;
}

/** What a step was planned to make of what, from the documents that its digest covers, and what has moved since. */
export function PlannedDiff({ change, step, state, nouns }: PlannedDiffProps) {
  const { data, error, isPending, refetch } = useQuery(plannedQuery({ change: change.id, step: step.id }));
  if (isPending) return <Loading what="Reading what was planned…" rows={2} />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  const { plannedAt, documents, bytes } = data;
  if (!documents && bytes === 0) {
    return <p className="px-3 py-2 text-muted">This step replaces no document, so there is nothing to compare.</p>;
  }
  return (
    <>
      <p className="border-line border-b bg-panel px-3 py-1.5 text-muted text-small">
        As planned on <AbsoluteTime at={plannedAt} />: what stood in {change.plan.target.name}, and what was to stand
        there.
      </p>
      <Standing change={change} step={step} state={state} />
      {documents ? (
        <Documents documents={documents} nouns={nouns} target={change.plan.target.name} />
      ) : (
        <Notice tone="warning" className="m-3" title="The documents of this step were not kept">
          Together they are {(bytes / 1_000_000).toFixed(1)} MB. The plan holds their hashes, so that what is carried
          out is still exactly what was planned.
        </Notice>
      )}
    </>
  );
}

interface DocumentsProps {
  documents: StepDocuments;
  nouns: Nouns;
  target: string;
}

function Documents({ documents, nouns, target }: DocumentsProps) {
  const resource = useMemo(() => asCompared(documents), [documents]);
  return <ResourceDiff resource={resource} nouns={nouns} split target={target} />;
}

/** What will be there, beside what is there before. */
export function asCompared({ before, after }: StepDocuments): DiffedResource {
  const fields = ignoredIn(after, before);
  const row = { state: rowState(after, before), problem: null };
  return { row, source: after, target: before, ignored: { count: fields.length, fields } };
}

function Standing({ change, step, state }: Omit<PlannedDiffProps, 'nouns'>) {
  const status = state?.status ?? 'pending';
  const { data, error } = useQuery(standingQuery({ change: change.id, step: step.id }, status));
  const words = error
    ? [`Whether either side has moved since could not be asked. ${error.message}`]
    : standingWords(data?.sides ?? [], status === 'succeeded');
  if (words.length === 0) return null;
  return (
    <Notice tone="warning" role="status" className="m-3">
      {words.join(' ')}
    </Notice>
  );
}
