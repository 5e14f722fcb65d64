import { runningOf } from '@/lib/domain/board';
import { AppError } from '@/lib/domain/error';
import type { Board, Deployment, Pipeline, Placement, Stage } from '@/lib/domain/pipeline';
import { rowsOf } from '@/lib/domain/placement';
import type { Resource } from '@/lib/domain/resource';
import type { Budget } from '../budget';
import type { OpenConnection } from '../port';
import { type Send, transport, VendorError } from '../transport';
import { type HiddenVariable, type SevallaClient, sevallaClient } from './client';
import type { SevallaCredentials } from './credentials';
import { describeError, retryAfter } from './describe';
import { applicationResource, deploymentOf, pipelineOf } from './map';
import type { WireApplication, WirePipeline } from './wire';

/** A pipeline with who stands where. */
export interface Layout {
  pipeline: Pipeline;
  placements: Placement[];
  placedBy: Board['placedBy'];
  gaps: string[];
}

/** Everything that is known of one application at one moment. */
export interface Look {
  application: WireApplication;
  variables: HiddenVariable[];
  /** Newest first, as far back as the newest successful one at least. */
  deployments: Deployment[];
  running: Deployment | null;
}

const pageSize = 50;
/** How far back the build that runs is looked for; an application that failed more often than that is told as unread. */
const deepest = 500;

/** One company at Sevalla, with what people have told us about its pipelines. */
export class Account {
  readonly client: SevallaClient;
  readonly #told: readonly Placement[];
  /** Which pipeline a stage belongs to; stages do not wander between pipelines. */
  readonly #homes = new Map<string, string>();

  constructor(connection: OpenConnection, { key }: SevallaCredentials) {
    const sendWithin = (budget: Budget) =>
      transport({
        vendor: 'Sevalla',
        baseUrl: connection.baseUrl,
        budget,
        ...(connection.timeoutSeconds === undefined ? {} : { timeoutSeconds: connection.timeoutSeconds }),
        secrets: () => [key],
        describe: describeError,
        retryAfter,
      });
    // Ten deployments a minute are soon used up; reads have a limit of their own, and must not be held up by that.
    const [read, write] = [sendWithin(connection.budget), sendWithin(connection.budget.another())];
    const send: Send = (request) => (request.method === 'GET' ? read(request) : write(request));
    this.client = sevallaClient(send, key, connection.hashKey);
    this.#told = connection.placements ?? [];
  }

  async pipelines(): Promise<Pipeline[]> {
    const pipelines = (await this.client.pipelines()).map(pipelineOf);
    for (const { id, stages } of pipelines) for (const stage of stages) this.#homes.set(stage.id, id);
    return pipelines;
  }

  /** Every pipeline with where its applications stand; the list of pipelines does not tell. */
  async layouts(): Promise<Layout[]> {
    return Promise.all((await this.pipelines()).map(({ id }) => this.layout(id)));
  }

  /** A pipeline and where its applications stand: by the vendor where it tells, else by what people told us. */
  async layout(id: string): Promise<Layout> {
    const wire = await this.client.pipeline(id);
    const pipeline = pipelineOf(wire);
    for (const { id: stage } of pipeline.stages) this.#homes.set(stage, pipeline.id);
    const stages = new Set(pipeline.stages.filter(({ preview }) => !preview).map((stage) => stage.id));
    const told = this.#told.filter(({ stage }) => stages.has(stage));
    const named = wire.stages.some(({ apps }) => apps !== null && apps !== undefined);
    if (named) return { pipeline, placements: placedByVendor(pipeline, wire, told), placedBy: 'vendor', gaps: [] };
    if (told.length > 0) return { pipeline, placements: told, placedBy: 'people', gaps: [] };
    return { pipeline, placements: [], placedBy: 'nobody', gaps: [nobodySaid(pipeline)] };
  }

  /** The stage that people placed an application in, without a look at Sevalla; null when nobody did. */
  toldStage(application: string | undefined): string | null {
    return this.#told.find((one) => one.application === application)?.stage ?? null;
  }

  /** The pipeline of a stage, with the stage itself. */
  async stage(id: string): Promise<{ layout: Layout; stage: Stage }> {
    if (!this.#homes.has(id)) await this.pipelines();
    const home = this.#homes.get(id);
    const layout = home === undefined ? null : await this.layout(home);
    const stage = layout?.pipeline.stages.find((one) => one.id === id);
    if (!layout || !stage)
      throw new AppError('not_found', 'Sevalla has no such stage, or does not show it to this key.');
    return { layout, stage };
  }

  /** An application as it is now. The three reads go out together. */
  async look(id: string): Promise<Look> {
    const [application, variables, deployments] = await Promise.all([
      this.client.application(id),
      this.client.variables(id),
      this.history(id),
    ]);
    return { application, variables, deployments, running: runningOf(deployments) };
  }

  /** The deployments of an application, newest first, back to the two newest successful ones or to the first of all. */
  async history(id: string): Promise<Deployment[]> {
    const all: Deployment[] = [];
    for (;;) {
      const { data, total } = await this.client.deployments(id, all.length, pageSize);
      all.push(...data.map((wire) => deploymentOf(wire, id)));
      const successes = all.filter(({ status }) => status === 'success').length;
      if (all.length >= total || data.length === 0 || successes >= 2) return all;
      if (all.length < deepest) continue;
      if (successes > 0) return all;
      const message = `None of its last ${deepest} deployments succeeded, so that what runs there is not known.`;
      throw new VendorError('vendor_unreadable', message, { reach: 'refused' });
    }
  }

  async running(id: string): Promise<Deployment | null> {
    return runningOf(await this.history(id));
  }
}

/** The rows that people gave to the same applications are kept; only where one stands is the vendor's word. */
function placedByVendor(pipeline: Pipeline, wire: WirePipeline, told: readonly Placement[]): Placement[] {
  const members = wire.stages
    .filter(({ type }) => type !== 'preview')
    .flatMap(({ id: stage, apps }) =>
      (apps ?? []).map((app) => ({ stage, application: app.id, name: app.display_name ?? app.name ?? app.id })),
    );
  const isTold = ({ stage, application }: { stage: string; application: string }) =>
    told.some((one) => one.stage === stage && one.application === application);
  if (members.every(isTold))
    return told.filter((one) =>
      members.some((member) => member.stage === one.stage && member.application === one.application),
    );
  return rowsOf(pipeline, members);
}

function nobodySaid({ name }: Pipeline): string {
  return `Sevalla does not tell which application is in which stage of ${name}, and nobody has told Promenade yet. Place the applications on the pipeline's page.`;
}

/** The resource that an application is in one row. */
export function resourceOf(row: string, { application, variables, running }: Look): Resource {
  return applicationResource(row, application, variables, running);
}

/** True for a failure of this one application; a refused key or a dead server would fail for all of them. */
export function isLocal(error: unknown): error is VendorError {
  if (!(error instanceof VendorError)) return false;
  if (error.code === 'vendor_unreadable') return true;
  return error.status !== null && error.status !== 401 && error.status !== 429;
}

/** Why one application could not be read. What this key does not see is not the same as what is not there. */
export function problemOf(error: VendorError): string {
  if (error.status === 404)
    return 'Sevalla does not show it: it may have been deleted, or this key may not be allowed to see it.';
  return error.message;
}
