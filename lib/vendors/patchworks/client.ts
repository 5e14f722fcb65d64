import type { z } from 'zod';
import type { NumberedPage } from '@/lib/domain/flow-deployment';
import { isObject, type JsonObject } from '@/lib/domain/json';
import type { Send } from '../transport';
import { flatten, flattenAll } from './flatten';
import { WireOne, WirePage, WireWritten } from './wire';

/** The most that one page may hold. */
export const pageSize = 100;

const root = '/api/v1';
const relations = 'enabledBy,flowVersion,virtualEnvironment,package,user';

/** What a deployment is created with. It always starts disabled, so that nothing runs before it was looked at. */
export interface NewDeployment {
  version: string;
  /** Null for no environment. */
  environment: string | null;
  priority: number | null;
}

export type Parameters = Record<string, string | number | undefined>;

/** The calls we make. Resources come back plain, whichever shape they were sent in. */
export function patchworksClient(send: Send, authorization: string) {
  // Without both of these headers the vendor answers with web pages and redirects.
  const headers = { authorization, accept: 'application/json', 'content-type': 'application/json' };
  const ask = <Output extends z.ZodType>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    output: Output,
    body?: JsonObject,
  ): Promise<z.output<Output>> => send({ method, path: root + path, output, headers, ...(body ? { body } : {}) });

  const list = async (path: string, parameters: Parameters): Promise<NumberedPage<JsonObject>> => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, String(value));
    const page = await ask('GET', `${path}?${query}`, WirePage);
    const { data, included, meta } = page;
    const items = flattenAll(data, included ?? []);
    return { items, next: nextOf(page, Number(parameters.page ?? 1)), total: meta?.total ?? null };
  };
  const of = (version: string) => `/flow-versions/${encodeURIComponent(version)}/deployments`;
  const at = (version: string, deployment: string) => `${of(version)}/${encodeURIComponent(deployment)}`;

  return {
    deployments: (parameters: Parameters) => list('/flow-version-deployments', { include: relations, ...parameters }),
    /** A list of whatever length, of which only the number of entries is of interest. */
    countDeployments: async (parameters: Parameters) =>
      (await list('/flow-version-deployments', { ...parameters, page: 1, per_page: 1 })).total,
    ofVersion: (version: string, page: number, limit: number) => list(of(version), { page, per_page: limit }),
    deployment: async (version: string, deployment: string): Promise<JsonObject> => {
      const { data, included, ...rest } = await ask('GET', at(version, deployment), WireOne);
      const record = isObject(data) ? data : rest;
      return flatten(record, Array.isArray(included) ? included.filter(isObject) : []);
    },
    /** The path is not in the vendor's documentation; it is the natural one beside the documented lists. */
    environments: (page: number) => list('/virtual-environments', { page, per_page: pageSize }),
    /** Only the environments that have a deployment. */
    usedEnvironments: (page: number) =>
      list('/flow-version-deployments/virtual-environments', { page, per_page: pageSize }),
    flows: (page: number, limit: number) => list('/flows', { include: 'versions', page, per_page: limit }),
    create: ({ version, environment, priority }: NewDeployment) =>
      ask('POST', of(version), WireWritten, {
        // Required although it is in the path.
        flow_version_id: version,
        virtual_environment_id: environment,
        priority,
        deploy_disabled: true,
      }),
    update: (version: string, deployment: string, body: JsonObject) =>
      ask('PUT', at(version, deployment), WireWritten, body),
    remove: (version: string, deployment: string) => ask('DELETE', at(version, deployment), WireWritten),
    enable: (version: string, deployment: string) => ask('POST', `${at(version, deployment)}/enable`, WireWritten),
    disable: (version: string, deployment: string) => ask('POST', `${at(version, deployment)}/disable`, WireWritten),
  };
}

export type PatchworksClient = ReturnType<typeof patchworksClient>;

/** The number of the next page. Without any word on that, an empty page is the end. */
function nextOf({ data, meta, links }: WirePage, page: number): number | null {
  if (meta?.last_page != null) return page < meta.last_page ? page + 1 : null;
  if (links) return links.next == null ? null : page + 1;
  return data.length === 0 ? null : page + 1;
}
