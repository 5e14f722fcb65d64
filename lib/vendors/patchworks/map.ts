import { hashDocument } from '@/lib/domain/document-hash';
import { type Flow, type FlowDeployment, type FlowVersion, noEnvironment } from '@/lib/domain/flow-deployment';
import { isObject, type Json, type JsonObject } from '@/lib/domain/json';
import type { Document, Resource } from '@/lib/domain/resource';
import { member, related } from './wire';

/** What a deployment is, as far as a release is concerned; two environments with equal states run the same. */
export interface State {
  version: string;
  priority: number | null;
  enabled: boolean;
}

/** Names that the deployment itself does not carry. */
export interface Names {
  flow(id: string): string | null;
  /** The flow that a version belongs to; that never changes. */
  flowOfVersion(version: string): string | null;
  version(id: string): FlowVersion | null;
  environment(id: string): { name: string; type: string | null } | null;
}

/** One deployment, or null when it lacks what it cannot be told without. */
export function deploymentOf(wire: JsonObject, names: Names): FlowDeployment | null {
  const version = related(wire, 'flow_version');
  const versionId = text(member(wire, 'flow_version_id')) ?? text(version?.id);
  const id = text(wire.id);
  const enabledAt = member(wire, 'enabled_at');
  const enabled = enabledAt === undefined ? member(wire, 'is_enabled') : enabledAt !== null;
  if (id === null || versionId === null || typeof enabled !== 'boolean') return null;
  const nestedFlow = version ? related(version, 'flow') : null;
  const flow = text(version && member(version, 'flow_id')) ?? text(nestedFlow?.id) ?? names.flowOfVersion(versionId);
  if (flow === null) return null;
  const known = names.version(versionId);
  return {
    id,
    flow: { id: flow, name: names.flow(flow) ?? text(nestedFlow?.name) ?? `Flow ${flow}` },
    version: {
      id: versionId,
      number: number(version?.iteration) ?? known?.number ?? null,
      status: text(version?.status) ?? known?.status ?? null,
    },
    environment: environmentOf(wire, names),
    package: packageOf(wire),
    priority: number(wire.priority),
    enabled,
    enabledAt: text(enabledAt),
    enabledBy: person(related(wire, 'enabled_by')),
    createdBy: person(related(wire, 'user')),
    createdAt: text(member(wire, 'created_at')),
    updatedAt: text(member(wire, 'updated_at')),
  };
}

function environmentOf(wire: JsonObject, names: Names): FlowDeployment['environment'] {
  const nested = related(wire, 'virtual_environment');
  const id = text(member(wire, 'virtual_environment_id')) ?? text(nested?.id);
  if (id === null) return withoutEnvironment;
  const known = names.environment(id);
  return {
    id,
    name: text(nested?.name) ?? known?.name ?? `Environment ${id}`,
    type: text(nested?.type) ?? known?.type ?? null,
  };
}

/** What the environment of deployments without one is called. */
export const withoutEnvironment = { id: noEnvironment, name: 'No environment', type: null };

function packageOf(wire: JsonObject): FlowDeployment['package'] {
  const nested = related(wire, 'package');
  const id = text(member(wire, 'package_id')) ?? text(nested?.id);
  return id === null ? null : { id, name: text(nested?.name) ?? `Package ${id}` };
}

/** A flow with its versions, newest first; null when it has no id. */
export function flowOf(wire: JsonObject): Flow | null {
  const id = text(wire.id);
  if (id === null) return null;
  const versions = Array.isArray(wire.versions) ? wire.versions.filter(isObject).flatMap(versionOf) : [];
  const enabled = member(wire, 'is_enabled');
  return {
    id,
    name: text(wire.name) ?? `Flow ${id}`,
    status: text(wire.status),
    enabled: typeof enabled === 'boolean' ? enabled : null,
    versions: numbered(versions).sort((a, b) => byAge(b.id, a.id)),
  };
}

function versionOf(wire: JsonObject): FlowVersion[] {
  const id = text(wire.id);
  return id === null ? [] : [{ id, number: number(wire.iteration), status: text(wire.status) }];
}

/** The "#" is how many versions of the flow have an id up to this one; the vendor does not always say it. */
function numbered(versions: FlowVersion[]): FlowVersion[] {
  const ids = versions.map(({ id }) => id).sort(byAge);
  return versions.map((version) => ({ ...version, number: version.number ?? ids.indexOf(version.id) + 1 }));
}

/** By age, as far as ids tell: the vendor gives them out in rising order. */
export function byAge(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** The document of a state. The "#" is no part of it: it changes when another version is deleted. */
export function documentOf({ version, enabled, priority }: State): Document {
  return { fields: { version: { id: version }, enabled, priority }, parts: [] };
}

export const hashOf = (state: State | null): string | null => (state ? hashDocument(documentOf(state)) : null);

/** The part of a deployment that is compared and carried across. */
export function stateOf({ version, priority, enabled }: FlowDeployment): State {
  return { version: version.id, priority, enabled };
}

/** A deployment as the resource "this flow in this environment". */
export function resourceOf(deployment: FlowDeployment): Resource {
  const { flow, version, enabledAt, enabledBy, createdAt, createdBy, updatedAt } = deployment;
  const document = documentOf(stateOf(deployment));
  return {
    type: 'flow',
    id: flow.id,
    name: flow.name,
    document,
    hash: hashDocument(document),
    updatedAt,
    updatedBy: updatedBy(deployment),
    ignored: {
      deployment: deployment.id,
      versionNumber: version.number,
      versionStatus: version.status,
      package: deployment.package,
      enabledAt,
      enabledBy,
      createdAt,
      createdBy,
    },
    references: [],
  };
}

/** The vendor does not record who changed a deployment, only who created and who enabled it; more is not claimed. */
function updatedBy({ updatedAt, enabledAt, enabledBy, createdAt, createdBy }: FlowDeployment): string | null {
  if (updatedAt === null) return null;
  if (updatedAt === enabledAt) return enabledBy;
  return updatedAt === createdAt ? createdBy : null;
}

function person(wire: JsonObject | null): string | null {
  if (!wire) return null;
  const parts = [text(member(wire, 'first_name')), text(member(wire, 'last_name'))].filter((part) => part !== null);
  return text(wire.name) ?? (parts.length > 0 ? parts.join(' ') : text(wire.email));
}

/** Text of something that may be a number, such as an id; null for nothing and for anything else. */
export function text(value: Json | undefined): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

function number(value: Json | undefined): number | null {
  const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : null;
}
