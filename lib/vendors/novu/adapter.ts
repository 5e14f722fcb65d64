import type { Capabilities, Environment } from '@/lib/domain/environment';
import { AppError } from '@/lib/domain/error';
import type { Resource, ResourceKey } from '@/lib/domain/resource';
import type { OpenConnection, Vendor, VendorSession } from '../port';
import { about } from './about';
import { Access } from './access';
import { novuActions } from './actions';
import { inventoryOf, notOpen, pairEnvironments, pairOne } from './compare';
import { NovuCredentials } from './credentials';
import { readOrExplain, readResource } from './reader';
import type { WireEnvironment } from './wire';
import { workflowReads } from './workflow-reads';

export const novu: Vendor = { about, credentials: NovuCredentials, open };

function open(connection: OpenConnection): VendorSession {
  const access = new Access(connection, NovuCredentials.parse(connection.credentials));
  const environments = () => listEnvironments(access);
  const read = (environment: string, key: ResourceKey) => readIn(access, environment, key);
  return {
    check: () => check(access),
    environments,
    inventory: (environment) => inventoryOf(access, environment),
    compare: (source, target, onPair) => pairEnvironments(access, source, target, onPair),
    pair: (source, target, key) => pairOne(access, read, [source, target], key),
    read,
    actions: novuActions({ access, environments, read }),
    workflows: workflowReads(access),
    locked: (type) => lockedType(type, access.hasLogin && access.refusal === null),
  };
}

/** Every credential can publish workflows and layouts; agents need the vendor's own publish, which takes a login. */
function lockedType(type: string, ownPublish: boolean): string | null {
  if (type === 'workflow' || type === 'layout') return null;
  if (type === 'agent')
    return ownPublish
      ? null
      : 'An agent travels with the workflows that use it; this connection cannot publish it by itself.';
  return `Promenade does not know how to publish a ${type} by itself.`;
}

async function readIn(access: Access, environment: string, key: ResourceKey): Promise<Resource | null> {
  const client = await access.of(environment);
  if (client) return readResource(client, key);
  const { resources, unreadable } = await inventoryOf(access, environment, readOrExplain);
  const hidden = unreadable.find((item) => item.type === key.type && item.id === key.id);
  if (hidden) throw new AppError('vendor_unreadable', hidden.problem);
  return resources.find((item) => item.type === key.type && item.id === key.id) ?? null;
}

async function listEnvironments(access: Access): Promise<Environment[]> {
  const wire = await (await access.any()).environments();
  const opened = await Promise.all(wire.map(({ _id }) => access.of(_id)));
  const [first, second] = wire;
  const allOpen = opened.every((client) => client !== null);
  // Trying costs a whole comparison, so it is only done when something depends on the answer.
  const crossing = !allOpen && first && second ? await access.crossing(first._id, second._id) : null;
  return wire.map((environment, index) => describe(environment, opened[index] !== null || crossing !== null));
}

function describe({ _id, name, color, _parentId }: WireEnvironment, open: boolean): Environment {
  return {
    id: _id,
    name,
    group: { id: 'account', name: 'Novu account' },
    // Every custom environment has the type "prod"; only the seeded Production has a parent.
    production: name === 'Production' || Boolean(_parentId),
    color: color ?? null,
    readable: open,
    writable: open,
    limitation: open ? null : notOpen().message,
  };
}

/** Looks at the vendor anew, whatever was found out before: a check that repeats old answers is none. */
async function check(access: Access): Promise<Capabilities> {
  access.forget();
  const environments = await listEnvironments(access);
  const names = new Map(environments.map(({ id, name }) => [id, name]));
  const keys = (await access.findings()).map(({ position, environment, problem }) =>
    environment === null
      ? { severity: 'error' as const, message: `Secret key ${position + 1} was refused. ${problem}` }
      : {
          severity: 'ok' as const,
          message: `Secret key ${position + 1} opens ${names.get(environment) ?? environment}.`,
        },
  );
  const closed = environments
    .filter(({ readable }) => !readable)
    .map(({ name }) => ({
      severity: 'warning' as const,
      message: `${name} cannot be read or written: no key opens it.`,
    }));
  const { mode, ...finding } = await modeOf(access, environments);
  return {
    checkedAt: new Date().toISOString(),
    ok: keys.every(({ severity }) => severity === 'ok') && environments.some(({ readable }) => readable),
    mode,
    findings: [finding, ...keys, ...closed],
    environments,
  };
}

interface Mode {
  mode: string;
  severity: 'ok' | 'warning';
  message: string;
}

/** What is possible between two environments, found out by having the vendor compare two of them. */
async function modeOf(access: Access, [first, second]: Environment[]): Promise<Mode> {
  const reaches = first && second ? await access.reaches(first.id, second.id) : null;
  if (reaches === null) {
    const only = 'The account has one environment, so there is nothing to compare it with.';
    return { mode: 'single', severity: 'ok', message: access.hasLogin ? `The login works. ${only}` : only };
  }
  const pieceByPiece = 'workflows are published by synchronising them one by one.';
  if (access.hasLogin) {
    const can = 'The login works. Novu compares and publishes between all environments of the account.';
    const cannot = `The login works, but Novu refuses to compare environments for it. (${access.refusal?.words}) Both sides are read and compared here; ${pieceByPiece}`;
    return reaches
      ? { mode: 'login', severity: 'ok', message: can }
      : { mode: 'login_without_comparison', severity: 'warning', message: cannot };
  }
  if (reaches) {
    const message = 'This server lets a key compare and publish between environments (Novu up to 3.17).';
    return { mode: 'native', severity: 'ok', message };
  }
  const message = access.refusal?.scope
    ? `Keys are bound to their environments (Novu from 3.18). Each side is read with its own key; ${pieceByPiece}`
    : `Novu refuses to compare environments for these keys. (${access.refusal?.words}) Each side is read with its own key; ${pieceByPiece}`;
  return { mode: 'key_per_environment', severity: access.refusal?.scope ? 'ok' : 'warning', message };
}
