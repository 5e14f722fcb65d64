import type { Environment } from '@/lib/domain/environment';
import { AppError } from '@/lib/domain/error';
import { type FlowDeployment, noEnvironment } from '@/lib/domain/flow-deployment';
import type { Tools } from './actions';
import { environmentOf } from './catalogue';
import { flowDeploymentReads } from './flow-reads';
import { type DeploymentRef, wrong } from './inputs';
import { withoutEnvironment } from './map';

/** Up to so many deployments are read one by one; beyond that, a list is shorter. */
const few = 8;

/** The environment of this id; "no environment" can be deployed to before anything is there. */
export async function findEnvironment(tools: Tools, id: string, field: string): Promise<Environment> {
  if (id === noEnvironment) return environmentOf(withoutEnvironment);
  const { places } = await tools.reader.catalogue.places();
  const found = places.find((place) => place.id === id);
  if (found) return environmentOf(found);
  throw wrong(field, 'This connection has no such environment.');
}

export interface Located {
  environment: string;
  /** In the order in which they were named. */
  deployments: FlowDeployment[];
}

/** Finds deployments by their ids. They must exist, be of the version that was named, and be in one environment. */
export async function locate(
  tools: Tools,
  refs: readonly DeploymentRef[],
  environment: string | undefined,
): Promise<Located> {
  const found = await lookUp(tools, refs, environment);
  const deployments = refs.map((ref, index) => {
    const one = found.get(ref.id);
    const field = ref.field ?? `deployments.${index}`;
    if (!one || (ref.version !== null && one.version.id !== ref.version))
      throw wrong(field, notThere(ref, environment));
    return one;
  });
  const home = environment ?? deployments[0]?.environment.id ?? noEnvironment;
  for (const [index, one] of deployments.entries()) {
    if (one.environment.id === home) continue;
    const other = deployments.find((candidate) => candidate.environment.id === home)?.environment.name;
    const where = other ? `, the others in ${other}` : '';
    const message = `Deployment ${one.id} of “${one.flow.name}” is in ${one.environment.name}${where}. One change can be about one environment only.`;
    throw wrong(refs[index]?.field ?? `deployments.${index}`, message);
  }
  refuseTwins(deployments);
  return { environment: home, deployments };
}

function notThere({ id, version }: DeploymentRef, environment: string | undefined): string {
  const of = version === null ? '' : ` of version ${version}`;
  return `There is no deployment ${id}${of}${environment === undefined ? '' : ' in this environment'}.`;
}

async function lookUp(
  tools: Tools,
  refs: readonly DeploymentRef[],
  environment: string | undefined,
): Promise<Map<string, FlowDeployment>> {
  const named = refs.flatMap(({ id, version }) => (version === null ? [] : [{ id, version }]));
  const { one } = flowDeploymentReads(tools.reader);
  if (named.length === refs.length && refs.length <= few) {
    const read = await Promise.all(named.map(({ id, version }) => one(version, id)));
    return new Map(read.filter((item) => item !== null).map((item) => [item.id, item]));
  }
  const list = environment === undefined ? tools.reader.all() : tools.reader.inEnvironment(environment);
  const { items, steady } = await list;
  if (!steady)
    throw new AppError(
      'vendor_unreadable',
      'Patchworks’ list of deployments kept changing while it was read. Try again.',
    );
  return new Map(items.map((item) => [item.id, item]));
}

/** Two deployments of one flow in one environment should not exist, and which of them is meant cannot be proven. */
function refuseTwins(deployments: readonly FlowDeployment[]): void {
  for (const [index, one] of deployments.entries()) {
    const twin = deployments.find((other) => other !== one && other.flow.id === one.flow.id);
    if (twin)
      throw wrong(
        `deployments.${index}`,
        `Deployments ${one.id} and ${twin.id} are both of “${one.flow.name}”. Delete one of them at Patchworks first.`,
      );
  }
}

/** Every deployment of these flows, wherever it is. */
export async function everywhere(tools: Tools, flows: readonly string[]): Promise<Map<string, FlowDeployment[]>> {
  const lists =
    flows.length <= few
      ? await Promise.all(flows.map((flow) => tools.reader.ofFlow(flow)))
      : [await tools.reader.all()];
  const items = lists.flatMap((listing) => listing.items);
  return new Map(flows.map((flow) => [flow, items.filter((one) => one.flow.id === flow)]));
}
