import type { Account, Deployment, Flow, Version } from './documents';
import { noModel } from './errors';
import { microseconds, seedAccount, settleStatus, versionsOf } from './seed';

export interface Store {
  account(): Account;
  reset(scale: number): void;
  snapshot(): () => void;
  /** The "#" that people see. */
  iteration(version: Version): number;
  flow(id: number): Flow;
  version(id: string): Version;
  deployment(version: string, id: string): Deployment;
  add(deployment: Omit<Deployment, 'id' | 'created_at' | 'updated_at'>): Deployment;
  change(deployment: Deployment, part: Partial<Deployment>): Deployment;
  remove(deployment: Deployment): void;
}

/** Everything that one sandbox holds. */
export function createStore(): Store {
  let account = seedAccount(1);
  let lastId = lastOf(account);
  const now = () => microseconds(Date.now());
  const settle = (id: number) => {
    const version = account.versions.get(id);
    const isOfIt = (one: Deployment) => one.flow_version_id === id && one.enabled_at !== null;
    if (version) settleStatus(account, version, [...account.deployments.values()].some(isOfIt));
  };
  const version = (id: string) => account.versions.get(Number(id)) ?? missing('FlowVersion', id);
  return {
    account: () => account,
    reset(scale) {
      account = seedAccount(scale);
      lastId = lastOf(account);
    },
    snapshot() {
      const versions = new Map([...account.versions].map(([id, one]) => [id, { ...one }]));
      const deployments = new Map([...account.deployments].map(([id, one]) => [id, { ...one }]));
      return () => {
        account = { ...account, versions, deployments };
      };
    },
    iteration: ({ id, flow_id }) => versionsOf(account, flow_id).filter((other) => other.id <= id).length,
    flow: (id) => account.flows.get(id) ?? missing('Flow', String(id)),
    version,
    deployment(versionId, id) {
      const found = account.deployments.get(Number(id));
      if (found?.flow_version_id !== version(versionId).id) return missing('FlowVersionDeployment', id);
      return found;
    },
    add(deployment) {
      lastId += 1;
      const made = { ...deployment, id: lastId, created_at: now(), updated_at: now() };
      account.deployments.set(made.id, made);
      deploysDraft(account, version(String(made.flow_version_id)));
      settle(made.flow_version_id);
      return made;
    },
    change(deployment, part) {
      const changed = { ...deployment, ...part, updated_at: now() };
      account.deployments.set(deployment.id, changed);
      settle(deployment.flow_version_id);
      return changed;
    },
    remove({ id, flow_version_id }) {
      account.deployments.delete(id);
      settle(flow_version_id);
    },
  };
}

const lastOf = ({ deployments }: Account) => Math.max(...deployments.keys());

function missing(model: string, id: string): never {
  throw noModel(model, id);
}

/** Deploying the draft makes it a version like the others, and begins a new draft. */
function deploysDraft(account: Account, version: Version): void {
  const versions = versionsOf(account, version.flow_id);
  if (versions.at(-1) !== version || versions.length >= 10) return;
  const created_at = microseconds(Date.now());
  account.versions.set(version.id + 1, { ...version, id: version.id + 1, status: 'Draft', created_at });
}
