'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { ActionReview } from '@/components/changes/action-review';
import { useRefusal } from '@/components/shell/permissions';
import { useAddressQuery } from '@/components/ui/address-query';
import { Notice } from '@/components/ui/notice';
import { useToast } from '@/components/ui/toast';
import type { Board, Deployment } from '@/lib/domain/pipeline';
import { ChosenTarget } from './chosen-target';
import { OvertakenNotice } from './overtaken-notice';
import type { Found } from './places';
import { chosenOf, overtakenBy, targetsFor, toggleTarget } from './promoting';
import { deploymentQuery, deploymentsQuery } from './queries';
import { SourcePin } from './source-pin';
import { TargetList } from './target-list';

interface PromoteFormProps {
  connection: string;
  board: Board;
  source: Found;
  running: Deployment;
}

/** The pinned build, where it goes, how each target compares, and the plan of exactly that. */
export function PromoteForm({ connection, board, source, running }: PromoteFormProps) {
  const [query, changeQuery] = useAddressQuery();
  const say = useToast();
  const { application } = source.cell;
  const expected = query.get('expected') ?? running.id;
  useEffect(() => {
    // What is reviewed is in the address from the first look on, so that a reload does not silently take a newer build.
    if (!query.has('expected')) changeQuery((next) => next.set('expected', running.id));
  }, [query, changeQuery, running.id]);

  const overtaken = overtakenBy(board, application.id, expected);
  const reviewed = useQuery({
    ...deploymentQuery({ connection, application: application.id, deployment: expected }),
    enabled: overtaken !== null,
  });
  const build = overtaken ? (reviewed.data?.deployment ?? null) : running;
  const history = useInfiniteQuery(deploymentsQuery(connection, application.id));
  const deployments = history.data?.pages[0]?.items ?? null;

  const targets = useMemo(() => targetsFor(board, source), [board, source]);
  const chosen = chosenOf(targets, query.getAll('target'));
  const ids = idsOf(chosen);
  const refusal = useRefusal('change:plan', { connection, environment: chosen[0]?.stage.id });
  const toggle = (id: string) => {
    changeQuery((address) => {
      const before = idsOf(chosenOf(targets, address.getAll('target')));
      const next = toggleTarget(targets, before, id);
      if (before.some((one) => !next.includes(one)) && next.includes(id)) {
        say('The targets of the other stage are not chosen any more: one change is about one stage');
      }
      address.delete('target');
      for (const one of next) address.append('target', one);
    });
  };
  const take = () => changeQuery((next) => next.set('expected', running.id));
  const input = {
    pipeline: board.pipeline.id,
    sourceApp: application.id,
    targetApps: ids,
    expectedDeployment: expected,
  };
  return (
    <>
      {overtaken && <OvertakenNotice name={application.name} reviewed={build} now={overtaken} onTake={take} />}
      {build && (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <SourcePin connection={connection} pipeline={board.pipeline.id} source={source} build={build} />
          <TargetList targets={targets} chosen={ids} build={build} onToggle={toggle} />
        </div>
      )}
      {chosen.length === 0 && (
        <p role="status" className="text-muted">
          {targets.length === 0
            ? 'No later stage has an application, so this build can go nowhere.'
            : 'Choose at least one target to see how it compares, and what would happen.'}
        </p>
      )}
      {!overtaken && build && chosen.length > 0 && (
        <>
          <section aria-labelledby="compared" className="flex flex-col gap-3">
            <h2 id="compared" className="font-semibold text-large">
              Side by side
            </h2>
            {chosen.map((target) => (
              <ChosenTarget
                key={target.id}
                connection={connection}
                source={source}
                build={build}
                deployments={deployments}
                target={target}
              />
            ))}
          </section>
          <section aria-labelledby="planned" className="flex flex-col gap-4">
            <h2 id="planned" className="font-semibold text-large">
              What would happen
            </h2>
            {refusal ? (
              <Notice title="You can look, but not promote here">
                {refusal}. An operator of {chosen[0]?.stage.name} can.
              </Notice>
            ) : (
              <ActionReview
                key={JSON.stringify(input)}
                connection={connection}
                action="promote"
                input={input}
                name="Promote"
                label={({ steps, target }) =>
                  `Promote to ${steps.length === 1 ? steps[0]?.name : `${steps.length} applications`} in ${target.name}`
                }
              />
            )}
          </section>
        </>
      )}
    </>
  );
}

const idsOf = (chosen: readonly { id: string }[]) => chosen.map(({ id }) => id);
