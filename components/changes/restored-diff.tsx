'use client';

import { useQuery } from '@tanstack/react-query';
import type { Nouns } from '@/components/compare/words';
import { comparedResourceQuery } from '@/components/diff/queries';
import { ResourceDiff } from '@/components/diff/resource-diff';
import { Loading } from '@/components/ui/loading';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { GovernedChange } from '@/lib/domain/governance';
import type { PlanStep } from '@/lib/domain/plan';
import { changeQuery } from './queries';
import { restoredOf, withRestored } from './restored';

interface RestoredDiffProps {
  change: GovernedChange;
  step: PlanStep;
  nouns: Nouns;
}

/** What taking back changes: what the target holds now, beside the copy that is put back. */
export function RestoredDiff({ change, step, nouns }: RestoredDiffProps) {
  const { connection, plan, rollbackOf } = change;
  const undone = useQuery({ ...changeQuery(rollbackOf ?? ''), enabled: rollbackOf !== null });
  const source = undone.data?.plan.source?.id;
  const copy = restoredOf(change, step);
  const compared = useQuery({
    ...comparedResourceQuery({
      connection,
      source: source ?? '',
      target: plan.target.id,
      type: step.type,
      id: step.resourceId,
    }),
    enabled: source !== undefined && copy !== undefined,
  });
  const error = undone.error ?? compared.error;
  if (error) return <ProblemNotice error={error} onRetry={() => void compared.refetch()} />;
  if (copy === undefined || (undone.data && !source))
    return <p className="px-3 py-2 text-muted">There is nothing to compare for this step.</p>;
  if (!compared.data) return <Loading what="Reading what is there now…" rows={2} />;
  return <ResourceDiff resource={withRestored(compared.data, copy)} nouns={nouns} split target={plan.target.name} />;
}
