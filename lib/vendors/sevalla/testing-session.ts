import type { JsonObject } from '@/lib/domain/json';
import type { Deployment, Placement } from '@/lib/domain/pipeline';
import { rowsOf } from '@/lib/domain/placement';
import type { Plan } from '@/lib/domain/plan';
import { sealPlan } from '@/lib/domain/seal-plan';
import { Budget } from '../budget';
import type { Action, StepOutcome, VendorSession } from '../port';
import { sevalla } from './adapter';
import { pipelineOf } from './map';
import { SEVALLA_KEY, STOREFRONT } from './sandbox/constants';
import type { Pipeline, Stage } from './sandbox/documents';
import { seedCompany } from './sandbox/seed/company';
import { WirePipeline } from './wire';

const company = seedCompany(1);

/** The id of an application of the seed. */
export function idOf(name: string): string {
  const found = [...company.applications.values()].find((application) => application.name === name);
  if (!found) throw new Error(`The seed has no application ${name}`);
  return found.id;
}

/** Which application is in which stage in truth, as people would have told it. */
export const placements: Placement[] = [...company.pipelines.values()].flatMap(truth);

function truth(pipeline: Pipeline): Placement[] {
  const members = pipeline.stages
    .filter(({ type }) => type !== 'preview')
    .flatMap(({ id: stage, apps }) =>
      apps.map((application) => {
        const { name = '', repo_url: repository = null } = company.applications.get(application) ?? {};
        return { stage, application, name, repository };
      }),
    );
  return rowsOf(pipelineOf(WirePipeline.parse({ ...pipeline, stages: pipeline.stages.map(withoutApps) })), members);
}

function withoutApps({ apps: _apps, ...stage }: Stage) {
  return stage;
}

interface Opening {
  key?: string;
  placements?: Placement[];
  hashKey?: string;
  timeoutSeconds?: number;
  budget?: Budget;
}

export function openAt(url: string, { key = SEVALLA_KEY, hashKey = 'tests', ...rest }: Opening = {}): VendorSession {
  const credentials = { key };
  const base = { id: 'test', baseUrl: `${url}/sevalla`, credentials, budget: new Budget(), hashKey, placements };
  return sevalla.open({ ...base, ...rest });
}

export function actionOf(session: VendorSession, name: string): Action {
  const action = session.actions[name];
  if (!action) throw new Error(`There is no action ${name}`);
  return action;
}

export async function planned(session: VendorSession, name: string, input: JsonObject): Promise<Plan> {
  const draft = await actionOf(session, name).plan(input);
  return sealPlan(draft, { connection: 'test', action: name, input }, null);
}

export interface Ran {
  outcome: StepOutcome;
  /** What was noted before the write, or came with its acceptance: the last of it. */
  reference: JsonObject | null;
}

/** Applies one step and looks again until it has ended, at most so many times; the engine in a nutshell. */
export async function carryOut(action: Action, plan: Plan, position = 0, looks = 5): Promise<Ran> {
  const step = plan.steps[position];
  if (!step) throw new Error(`The plan has no step ${position}`);
  let reference: JsonObject | null = null;
  let outcome = await action.apply(step, 'key', async (noted) => {
    reference = noted;
  });
  for (let look = 0; look < looks && outcome.status === 'underway' && action.follow; look++) {
    reference = outcome.reference;
    outcome = await action.follow(step, reference);
  }
  return { outcome, reference };
}

/** The newest successful deployment of an application of the seed. */
export async function latestOf(session: VendorSession, name: string): Promise<Deployment | undefined> {
  const page = await session.pipelines?.deployments(idOf(name), { offset: 0, limit: 50 });
  return page?.items.find(({ status }) => status === 'success');
}

/** The input that promotes what an application runs now. */
export async function promotion(
  session: VendorSession,
  source: string,
  targets: string[],
  more: JsonObject = {},
): Promise<JsonObject> {
  return {
    pipeline: STOREFRONT.pipeline,
    sourceApp: idOf(source),
    targetApps: targets.map(idOf),
    expectedDeployment: (await latestOf(session, source))?.id ?? '00000000-0000-4000-8000-00000000dead',
    ...more,
  };
}
