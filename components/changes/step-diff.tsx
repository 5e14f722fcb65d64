'use client';

import { useQuery } from '@tanstack/react-query';
import type { Nouns } from '@/components/compare/words';
import { comparedResourceQuery } from '@/components/diff/queries';
import { ResourceDiff } from '@/components/diff/resource-diff';
import { ApplicationComparison, type ComparedSide } from '@/components/pipelines/application-comparison';
import { Loading } from '@/components/ui/loading';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Plan, PlanStep } from '@/lib/domain/plan';
import { asCompared } from './planned-diff';

interface StepDiffProps {
  connection: string;
  plan: Plan;
  step: PlanStep;
  nouns: Nouns;
}

/** What a step of a dry run would change: as its plan has it, or else read from both sides when it is opened. */
export function StepDiff({ connection, plan, step, nouns }: StepDiffProps) {
  if (step.preview) {
    return <ResourceDiff resource={asCompared(step.preview)} nouns={nouns} split target={plan.target.name} />;
  }
  if (!plan.source) return <p className="px-3 py-2 text-muted">There is nothing to compare for this step.</p>;
  const across = applicationsOf(plan, step);
  if (across) return <ApplicationComparison connection={connection} {...across} />;
  const place = {
    connection,
    source: plan.source.id,
    target: plan.target.id,
    type: step.type,
    id: step.resourceId,
  };
  return <Compared place={place} nouns={nouns} target={plan.target.name} />;
}

/** The two applications of a promotion. */
export interface Across {
  source: ComparedSide;
  target: ComparedSide;
}

/** A promotion takes the build across and nothing else, which two documents beside each other would not say. */
export function applicationsOf({ source, target, watched }: Plan, { type, resourceId }: PlanStep): Across | null {
  const from = source && watched.find((one) => one.environment.id === source.id && one.type === type);
  if (type !== 'application' || !from) return null;
  return { source: { environment: source, row: from.id }, target: { environment: target, row: resourceId } };
}

interface ComparedProps {
  place: Parameters<typeof comparedResourceQuery>[0];
  nouns: Nouns;
  target: string;
}

function Compared({ place, nouns, target }: ComparedProps) {
  const { data, error, isPending, refetch } = useQuery(comparedResourceQuery(place));
  if (isPending) return <Loading what="Reading both sides…" rows={2} />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return <ResourceDiff resource={data} nouns={nouns} split target={target} />;
}
