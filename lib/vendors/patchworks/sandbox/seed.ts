import { ENVIRONMENTS } from './constants';
import type { Account, Deployment, Flow, Version } from './documents';
import { FLOWS } from './seed-flows';

const people = ['Amira Patel', 'Jonas Weber', 'Claire Dubois', 'Tom Ellison', 'Release bot'].map((name, index) => ({
  id: 17 + index,
  name,
}));

const packages = [
  { id: 501, name: 'Storefront core', created_by: 17 },
  { id: 502, name: 'Warehouse', created_by: 18 },
  { id: 503, name: 'Marketplaces', created_by: 20 },
];

/** How many flows of forty are deployed in each environment; the last one waits for its launch. */
const deployed = [36, 32, 22, 14, 12, 0];
const withoutEnvironment = 4;
const start = Date.UTC(2026, 1, 2, 7, 30, 0);

/** A moment with the six digits of a second that Laravel writes. */
export function microseconds(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000Z');
}

/** The account of "Meridian Goods": 40 flows and 120 deployments, repeated `scale` times. The same on every start. */
export function seedAccount(scale: number): Account {
  const account: Account = {
    people,
    environments: new Map(ENVIRONMENTS.map((one) => [one.id, { ...one, created_at: microseconds(start) }])),
    flows: new Map(),
    versions: new Map(),
    packages: new Map(packages.map((one) => [one.id, one])),
    deployments: new Map(),
  };
  for (let round = 0; round < scale; round++) {
    for (const [index, [name, description]] of FLOWS.entries()) addFlow(account, round, index, name, description);
  }
  addDeployments(account, scale);
  const enabled = new Set([...account.deployments.values()].filter(isEnabled).map((one) => one.flow_version_id));
  for (const version of account.versions.values()) settleStatus(account, version, enabled.has(version.id));
  return account;
}

function addFlow({ flows, versions }: Account, round: number, index: number, name: string, description: string): void {
  const position = round * FLOWS.length + index;
  const flow: Flow = {
    id: 81 + position,
    name: round === 0 ? name : `${name} (copy ${round + 1})`,
    description,
    created_at: microseconds(start + position * 3_600_000),
  };
  flows.set(flow.id, flow);
  for (let number = 0; number < 3 + (index % 5); number++) {
    const version: Version = {
      id: 4001 + position * 10 + number,
      flow_id: flow.id,
      status: 'Inactive',
      created_at: microseconds(start + position * 3_600_000 + number * 86_400_000 * 12),
    };
    versions.set(version.id, version);
  }
}

function addDeployments(account: Account, scale: number): void {
  let id = 9001;
  for (const [place, environment] of ENVIRONMENTS.entries()) {
    for (let position = 0; position < FLOWS.length * scale; position++) {
      const index = position % FLOWS.length;
      if ((index * 7 + place * 3) % FLOWS.length >= (deployed[place] ?? 0)) continue;
      const live = environment.type === 'live';
      // Every third flow runs an older version in the live environments than in the sandboxes.
      add(account, id++, position, environment.id, live && index % 3 === 0 ? 2 : 1);
    }
  }
  for (let position = 0; position < FLOWS.length * scale; position++) {
    if (position % FLOWS.length >= FLOWS.length - withoutEnvironment) add(account, id++, position, null, 1);
  }
}

function add(account: Account, id: number, position: number, environment: number | null, back: number): void {
  const flow = 81 + position;
  const versions = versionsOf(account, flow);
  const version = versions.at(-1 - back) ?? versions[0];
  if (!version) return;
  const created = start + 86_400_000 * 40 + id * 600_000;
  const enabled = (id * 5) % 11 >= 3;
  const enabledAt = enabled ? microseconds(created + 5_400_000) : null;
  const deployment: Deployment = {
    id,
    flow_version_id: version.id,
    virtual_environment_id: environment,
    package_id: environment !== null && position % 6 === 0 ? 501 + (Math.floor(position / 6) % 3) : null,
    priority: position % 8 === 0 ? 1 + (position % 5) : null,
    enabled_at: enabledAt,
    enabled_by: enabled ? 17 + (id % 4) : null,
    user_id: 17 + (id % 5),
    created_at: microseconds(created),
    updated_at: enabledAt ?? microseconds(created),
  };
  account.deployments.set(id, deployment);
}

/** The versions of a flow, oldest first. */
export function versionsOf(account: Account, flow: number): Version[] {
  // Ids are given out in tens, so that the versions of a flow need not be looked for.
  const first = 4001 + (flow - 81) * 10;
  return Array.from({ length: 10 }, (_, number) => account.versions.get(first + number)).filter(
    (version) => version !== undefined,
  );
}

const isEnabled = ({ enabled_at }: Deployment) => enabled_at !== null;

/** The newest version is the draft; another one is "Deployed" while it is enabled anywhere. */
export function settleStatus(account: Account, version: Version, enabled: boolean): void {
  if (versionsOf(account, version.flow_id).at(-1) === version) version.status = 'Draft';
  else version.status = enabled ? 'Deployed' : 'Inactive';
}
