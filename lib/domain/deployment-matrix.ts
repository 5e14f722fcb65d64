import { z } from 'zod';
import { asPeopleCount, grouped } from './deployment-filter';
import type { EnvironmentRef } from './environment';
import { type FlowDeployment, noEnvironment } from './flow-deployment';

/** How the environments of a flow can differ from each other. */
export const Difference = z.enum(['version', 'state', 'missing']);
export type Difference = z.infer<typeof Difference>;

/** A flow with what each environment has of it; one that is missing in `cells` does not have it. */
export interface MatrixRow {
  flow: { id: string; name: string };
  cells: ReadonlyMap<string, FlowDeployment>;
  /** Deployments of the flow that share an environment with another one, which Patchworks should not allow. */
  twins: readonly FlowDeployment[];
  /** The youngest version that is deployed anywhere. */
  newest: string;
  differences: ReadonlySet<Difference>;
}

/** Every deployed flow, by name, with what each environment has of it. */
export function flowMatrix(all: readonly FlowDeployment[], environments: readonly { id: string }[]): MatrixRow[] {
  const rows = grouped(all, ({ flow }) => flow.id).flatMap((own) => rowOf(own, environments));
  return rows.sort((a, b) => asPeopleCount(a.flow.name, b.flow.name));
}

function rowOf(own: readonly FlowDeployment[], environments: readonly { id: string }[]): MatrixRow[] {
  const [first] = own;
  if (!first) return [];
  const cells = new Map<string, FlowDeployment>();
  const twins: FlowDeployment[] = [];
  for (const one of own) {
    if (cells.has(one.environment.id)) twins.push(one);
    else cells.set(one.environment.id, one);
  }
  const differences = new Set<Difference>();
  if (own.some(({ version }) => version.id !== first.version.id)) differences.add('version');
  if (own.some(({ enabled }) => enabled !== first.enabled)) differences.add('state');
  // To belong to no environment is another way of running, not a place that could lack a flow.
  if (environments.some(({ id }) => id !== noEnvironment && !cells.has(id))) differences.add('missing');
  const newest = own.reduce((best, { version }) => (isOlder(best, version.id) ? version.id : best), first.version.id);
  return [{ flow: first.flow, cells, twins, newest, differences }];
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
