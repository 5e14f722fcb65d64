import type { Capabilities, Environment } from '@/lib/domain/environment';
import { noEnvironment } from '@/lib/domain/flow-deployment';
import type { OpenConnection, Vendor, VendorSession } from '../port';
import { type Send, transport } from '../transport';
import { about } from './about';
import { patchworksActions } from './actions';
import { Catalogue, environmentOf } from './catalogue';
import { patchworksClient } from './client';
import { PatchworksCredentials, secretsOf } from './credentials';
import { describeError, retryAfter } from './describe';
import { flowDeploymentReads } from './flow-reads';
import { withoutEnvironment } from './map';
import { Reader } from './reader';

export const patchworks: Vendor = { about, credentials: PatchworksCredentials, open };

function open(connection: OpenConnection): VendorSession {
  const credentials = PatchworksCredentials.parse(connection.credentials);
  const client = patchworksClient(sendTo(connection, credentials), credentials.key);
  const reader = new Reader(client, new Catalogue(client));
  const environments = () => listEnvironments(reader);
  const wait = () => connection.budget.reopened();
  return {
    check: () => check(reader),
    environments,
    inventory: (environment) => reader.inventory(environment),
    read: (environment, key) => reader.resource(environment, key),
    actions: patchworksActions({ reader, wait }),
    flowDeployments: flowDeploymentReads(reader),
  };
}

function sendTo(connection: OpenConnection, credentials: PatchworksCredentials): Send {
  return transport({
    vendor: 'Patchworks',
    baseUrl: connection.baseUrl,
    budget: connection.budget,
    ...(connection.timeoutSeconds === undefined ? {} : { timeoutSeconds: connection.timeoutSeconds }),
    secrets: () => secretsOf(credentials),
    describe: describeError,
    retryAfter,
  });
}

async function listEnvironments(reader: Reader): Promise<Environment[]> {
  const { places } = await reader.catalogue.places();
  const loose = (await hasLoose(
    reader,
    places.map(({ id }) => id),
  ))
    ? [withoutEnvironment]
    : [];
  return [...places, ...loose].map(environmentOf);
}

/** Whether there are deployments outside of every environment: then there are more of them than the environments hold. */
async function hasLoose(reader: Reader, environments: readonly string[]): Promise<boolean> {
  const all = await reader.client.countDeployments({});
  if (environments.length === 0) return all !== 0;
  const placed = await reader.client.countDeployments({ 'filter[virtual_environment_id]': environments.join(',') });
  if (all !== null && placed !== null) return all > placed;
  return (await reader.inEnvironment(noEnvironment)).items.length > 0;
}

/** Says what the credential can read. Whether it may write cannot be told without writing. */
async function check(reader: Reader): Promise<Capabilities> {
  reader.catalogue.forget();
  const checkedAt = new Date().toISOString();
  const environments = await listEnvironments(reader);
  const { complete } = await reader.catalogue.places();
  const flows = await reader.catalogue.flows();
  const seen = `The credential works. It sees ${count(flows.size, 'flow')} and ${count(environments.length, 'environment')}.`;
  const findings: Capabilities['findings'] = [
    { severity: 'ok', message: seen },
    { severity: 'ok', message: writing },
  ];
  if (!complete) findings.push({ severity: 'warning', message: onlyUsed });
  return { checkedAt, ok: true, mode: 'api_key', findings, environments };
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
const writing = 'Whether it may also deploy shows with the first change: an API key has the rights of a manager only.';
const onlyUsed =
  'The list of all virtual environments cannot be read with this credential, so that an environment without any deployment is not shown.';
