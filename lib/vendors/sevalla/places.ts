import type { EnvironmentRef } from '@/lib/domain/environment';
import type { Stage } from '@/lib/domain/pipeline';
import type { Watched } from '@/lib/domain/plan';
import { wrongInput } from '../input';
import type { Scope } from '../port';
import { type Account, type Layout, type Look, resourceOf } from './account';
import type { PromoteInput } from './action-input';

/** One application with its stage, and the rows that it stands in. */
export interface Place {
  application: string;
  stage: Stage;
  rows: string[];
}

/** Where an application stands, by the mapping and not by what somebody sent; throws `invalid_input` when nowhere. */
export function placeOf({ pipeline, placements }: Layout, application: string, field: string): Place {
  const mine = placements.filter((one) => one.application === application);
  const stage = pipeline.stages.find(({ id, preview }) => id === mine[0]?.stage && !preview);
  if (!stage) throw wrongInput(field, `This application is not placed in a stage of ${pipeline.name}`);
  return { application, stage, rows: mine.filter((one) => one.stage === stage.id).map(({ row }) => row) };
}

export interface Promotion {
  layout: Layout;
  source: Place;
  targets: Place[];
  from: Stage;
  to: Stage;
}

/** Who is promoted where. All targets are in one stage: one change is about one environment. */
export async function promotionOf(account: Account, input: PromoteInput): Promise<Promotion> {
  const layout = await account.layout(input.pipeline);
  const source = placeOf(layout, input.sourceApp, 'sourceApp');
  const targets = input.targetApps.map((id, index) => placeOf(layout, id, `targetApps.${index}`));
  const [first] = targets;
  if (!first) throw wrongInput('targetApps', 'Name at least one application');
  if (targets.some(({ stage }) => stage.id !== first.stage.id)) {
    throw wrongInput('targetApps', 'All applications must be in one stage; make a second change for the other stage');
  }
  return { layout, source, targets, from: source.stage, to: first.stage };
}

export async function promotionScope(account: Account, input: PromoteInput): Promise<Scope> {
  const { from, to } = await promotionOf(account, input);
  return { target: to.id, reads: [from.id, to.id] };
}

/** The stage of one application, for actions that are about that one alone. */
export async function applicationScope(
  account: Account,
  { pipeline, application }: { pipeline: string; application: string },
): Promise<Scope> {
  const { stage } = placeOf(await account.layout(pipeline), application, 'application');
  return { target: stage.id, reads: [stage.id] };
}

export function refOf({ id, name, production }: Stage): EnvironmentRef {
  return { id, name, production };
}

/** The resources that an application is, as documents that a plan rests on. */
export function watch({ stage, rows }: Place, look: Look): Watched[] {
  return rows.map((row) => {
    const { type, id, hash } = resourceOf(row, look);
    return { environment: refOf(stage), type, id, name: look.application.display_name, hash };
  });
}
