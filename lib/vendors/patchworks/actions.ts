import type { z } from 'zod';
import type { JsonObject } from '@/lib/domain/json';
import type { PlanDraft } from '@/lib/domain/plan';
import { parseInput, RestoreInput } from '../input';
import type { Action, Scope } from '../port';
import { applyStep } from './apply';
import { planDeploy } from './deploy';
import { DeleteInput, DeployInput, PromoteInput, ToggleInput, UpdateInput } from './inputs';
import { locate } from './locate';
import { planPromote } from './promote';
import type { Reader } from './reader';
import { reconcileStep } from './reconcile';
import { planRestore } from './restore';
import { planToggle } from './toggle';
import { planUpdate } from './update';

/** What the actions need of the session they belong to. */
export interface Tools {
  reader: Reader;
  /** Resolves when the vendor wants to be asked again. */
  wait(): Promise<void>;
}

/** Every action differs in its plan only: each step of each of them brings one flow in one environment to one state. */
export function patchworksActions(tools: Tools): Record<string, Action> {
  const action = <Input extends z.ZodType>(
    input: Input,
    scope: (input: z.output<Input>) => Scope | Promise<Scope>,
    plan: (input: z.output<Input>) => Promise<PlanDraft>,
  ): Action => ({
    input,
    scope: (given: JsonObject) => scope(parseInput(input, given)),
    plan: async (given: JsonObject) => plan(parseInput(input, given)),
    apply: (step, _idempotencyKey, note) => applyStep(tools, step, note),
    reconcile: (step, reference) => reconcileStep(tools, step, reference),
  });
  const within = (target: string): Scope => ({ target, reads: [target] });
  /** For an action whose deployments must be looked up, to know where they are. */
  const named = (input: z.ZodType<{ environment?: string | undefined }>): Pick<Action, 'named'> => ({
    named: (given: JsonObject) => parseInput(input, given).environment ?? null,
  });
  const ofList = async ({ deployments, environment }: ToggleInput): Promise<Scope> =>
    within(environment ?? (await locate(tools, deployments, undefined)).environment);

  return {
    enable: { ...action(ToggleInput, ofList, (input) => planToggle(tools, 'enable', input)), ...named(ToggleInput) },
    disable: { ...action(ToggleInput, ofList, (input) => planToggle(tools, 'disable', input)), ...named(ToggleInput) },
    delete: { ...action(DeleteInput, ofList, (input) => planToggle(tools, 'delete', input)), ...named(DeleteInput) },
    deploy: action(
      DeployInput,
      ({ environment }) => within(environment),
      (input) => planDeploy(tools, input),
    ),
    update: {
      ...action(
        UpdateInput,
        // Not the environment that was typed: that one need not be where the deployment is.
        async ({ version, deployment }) =>
          within((await locate(tools, [{ version, id: deployment, field: 'deployment' }], undefined)).environment),
        (input) => planUpdate(tools, input),
      ),
      ...named(UpdateInput),
    },
    promote: action(
      PromoteInput,
      ({ source, target }) => ({ target, reads: [source, target] }),
      (input) => planPromote(tools, input),
    ),
    restore: {
      ...action(
        RestoreInput,
        ({ target }) => within(target),
        (input) => planRestore(tools, input),
      ),
      internal: true,
    },
  };
}
