import type { FlowDeployment, NumberedPage } from '@/lib/domain/flow-deployment';
import type { JsonObject } from '@/lib/domain/json';
import type { Plan, PlanStep } from '@/lib/domain/plan';
import { actionOf, type patchworksForTests, planOf } from '@/lib/sandbox/testing-patchworks';
import { Budget } from '../budget';
import type { StepOutcome, VendorSession } from '../port';
import { type State, stateOf } from './map';

export type Host = ReturnType<typeof patchworksForTests>;

/** Thrown where a process dies: nothing of ours may catch it. */
export class Killed extends Error {}

/** Sees every request before it leaves and after it came back, and never makes anybody wait. */
export class Watching extends Budget {
  constructor() {
    super(2);
  }

  count = 0;
  before: (number: number) => Promise<void> = async () => {};
  after: (number: number) => Promise<void> = async () => {};

  override run<T>(request: () => Promise<T>): Promise<T> {
    return super.run(async () => {
      this.count += 1;
      const number = this.count;
      await this.before(number);
      const answer = await request();
      await this.after(number);
      return answer;
    });
  }

  override pause(): void {}
}

/** What Meridian Goods' live environment is about to get. */
export const source = '31';
export const target = '32';

/** One session looks on for the whole file, so that names are not read again and again. */
const observers = new WeakMap<Host, VendorSession>();

/** Every deployment that the vendor really has, looked up without any fault in the way. */
export async function truth(host: Host): Promise<FlowDeployment[]> {
  await host.control('DELETE', '/faults');
  const observer = observers.get(host) ?? host.open();
  observers.set(host, observer);
  const reads = observer.flowDeployments;
  const found: FlowDeployment[] = [];
  for (let page: number | null = 1; page !== null; ) {
    const read: NumberedPage<FlowDeployment> | undefined = await reads?.list({}, { page, limit: 100 });
    found.push(...(read?.items ?? []));
    page = read?.next ?? null;
  }
  return found;
}

export const of = (all: readonly FlowDeployment[], flow: string, environment = target) =>
  all.filter((one) => one.flow.id === flow && one.environment.id === environment);

/** A flow whose live version is older than that of the sandbox, in the state that was asked for. */
export async function flowToPromote(host: Host, kind: 'enabled' | 'disabled' | 'new'): Promise<string> {
  const all = await truth(host);
  const found = all.find((one) => {
    const [there] = of(all, one.flow.id);
    if (one.environment.id !== source || kind === 'new') return one.environment.id === source && !there;
    return there !== undefined && there.version.id !== one.version.id && there.enabled === (kind === 'enabled');
  });
  if (!found) throw new Error(`The seed has no flow that is ${kind} in the target`);
  return found.flow.id;
}

/** The only step of an action's plan. */
export async function stepOf(session: VendorSession, action: string, input: JsonObject): Promise<PlanStep> {
  const [step, ...more] = (await planOf(session, action, input)).steps;
  if (!step || more.length > 0) throw new Error('Expected a plan of one step');
  return step;
}

/** What the engine does with a step: apply, and after "unknown" a look. */
export async function carryOut(session: VendorSession, action: string, step: PlanStep): Promise<StepOutcome> {
  let reference: JsonObject | null = null;
  const outcome = await actionOf(session, action).apply(step, 'key', async (noted) => {
    reference = noted;
  });
  if (outcome.status !== 'unknown') return outcome;
  const looked = await actionOf(session, action).reconcile(step, reference);
  return { ...looked, message: `${outcome.message} ${looked.message}` };
}

/** The first deployment that fits. */
export async function pick(host: Host, wanted: (one: FlowDeployment) => boolean): Promise<FlowDeployment> {
  const found = (await truth(host)).find(wanted);
  if (!found) throw new Error('The seed has no such deployment');
  return found;
}

/** Every request that was to change something. */
export async function writes(host: Host): Promise<string[]> {
  const all = (await host.requests()).filter(({ method }) => method !== 'GET');
  return all.map(({ method, path }) => `${method} ${path.replace('/patchworks/api/v1', '')}`);
}

/** The codes of everything that a plan points out. */
export function messages({ notices, steps }: Plan): string[] {
  return [...notices, ...steps.flatMap(({ effects }) => effects)].map(({ code }) => code);
}

export const statesOf = (all: readonly FlowDeployment[]): State[] => all.map(stateOf);

/** The old and the planned state, as the step remembers them. */
export function endsOf(step: PlanStep): { old: unknown; wanted: unknown } {
  return { old: bare(step.input.old), wanted: bare(step.input.wanted) };
}

function bare(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return null;
  const { version, priority, enabled } = { version: null, priority: null, enabled: null, ...value };
  return { version, priority, enabled };
}
