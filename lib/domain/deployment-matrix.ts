import { z } from 'zod';
import { type Group, grouped } from './deployment-filter';
import type { EnvironmentRef } from './environment';
import { type FlowDeployment, noEnvironment } from './flow-deployment';
import { asPeopleCount } from './order';

/** How the environments of a flow can differ from each other. */
export const Difference = z.enum(['version', 'state', 'missing']);
export type Difference = z.infer<typeof Difference>;

/** A flow with what each environment has of it. */
export interface MatrixRow {
  flow: { id: string; name: string };
  /** One for each environment that has the flow; `cellOf` finds it. They are few. */
  cells: readonly FlowDeployment[];
  /** Deployments of the flow that share an environment with another one, which Patchworks should not allow. */
  twins: readonly FlowDeployment[];
  /** The youngest version that is deployed anywhere. */
  newest: string;
  differences: ReadonlySet<Difference>;
}

/** Every deployed flow, by name, with what each environment has of it. */
export function flowMatrix(all: readonly FlowDeployment[], environments: readonly { id: string }[]): MatrixRow[] {
  // To belong to no environment is another way of running, not a place that could lack a flow.
  const places = environments.map(({ id }) => id).filter((id) => id !== noEnvironment);
  const rows = grouped(all, ({ flow }) => flow.id).map((own) => rowOf(own, places));
  return rows.sort((a, b) => asPeopleCount(a.flow.name, b.flow.name));
}

function rowOf([first, ...others]: Group<FlowDeployment>, places: readonly string[]): MatrixRow {
  const cells = [first];
  let twins = noTwins;
  let newest = first.version.id;
  let [version, state] = [false, false];
  for (const one of others) {
    if (has(cells, one.environment.id)) twins = [...twins, one];
    else cells.push(one);
    version ||= one.version.id !== first.version.id;
    state ||= one.enabled !== first.enabled;
    if (isOlder(newest, one.version.id)) newest = one.version.id;
  }
  const missing = places.some((id) => !has(cells, id));
  return { flow: first.flow, cells, twins, newest, differences: differencesOf(version, state, missing) };
}

const has = (cells: readonly FlowDeployment[], id: string) => cells.some(({ environment }) => environment.id === id);

/** What an environment has of the flow of a row. */
export function cellOf({ cells }: MatrixRow, environment: string): FlowDeployment | undefined {
  return cells.find((one) => one.environment.id === environment);
}

// Shared by all rows: there are thousands of them, and collecting what each holds would take longer than making it.
const noTwins: readonly FlowDeployment[] = [];
const combinations = Array.from({ length: 8 }, (_, index) => {
  return new Set(Difference.options.filter((_difference, place) => index & (1 << place)));
});

function differencesOf(...found: boolean[]): ReadonlySet<Difference> {
  const index = found.reduce((sum, one, place) => sum + (one ? 1 << place : 0), 0);
  return combinations[index] ?? new Set();
}

/** True when a version was made before another: ids are given out in order, and the number of a version may change. */
export function isOlder(version: string, other: string): boolean {
  const [a, b] = [Number(version), Number(other)];
  return Number.isFinite(a) && Number.isFinite(b) ? a < b : version < other;
}

/** The rows with one of these words in their name or id, and with one of these differences. */
export function filterMatrix(
  rows: readonly MatrixRow[],
  text: string,
  differences: readonly Difference[],
): MatrixRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ flow, differences: own }) => {
    if (differences.length > 0 && !differences.some((one) => own.has(one))) return false;
    const name = `${flow.name}\n${flow.id}`.toLowerCase();
    return words.every((word) => name.includes(word));
  });
}

/** The environments as columns: those that are known, then those that only a deployment tells of. */
export function columnsOf(environments: readonly EnvironmentRef[], all: readonly FlowDeployment[]): EnvironmentRef[] {
  const known = new Set(environments.map(({ id }) => id));
  const more = new Map(
    all.flatMap(({ environment }) => (known.has(environment.id) ? [] : [[environment.id, refOf(environment)]])),
  );
  return [...environments, ...more.values()];
}

/** An environment as it is shown; what runs outside of every environment counts as production, as on the server. */
export function refOf({ id, name, type }: FlowDeployment['environment']): EnvironmentRef {
  return { id, name, production: type === 'live' || id === noEnvironment };
}
