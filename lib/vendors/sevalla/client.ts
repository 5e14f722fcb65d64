import type { z } from 'zod';
import type { JsonObject } from '@/lib/domain/json';
import { steadyList } from '../steady-list';
import type { Send } from '../transport';
import { secretHash } from './secret';
import {
  WireApplication,
  WireApplications,
  WireDeployment,
  WireDeployments,
  WireKey,
  WireLog,
  WireNothing,
  WireOwnKey,
  WirePipeline,
  WirePipelines,
  WirePromoted,
  type WireVariable,
  WireVariables,
} from './wire';

const pageSize = 100;
/** The vendor counts and pages no further. */
const furthest = 10_000;
const logLines = 5000;

/** A variable without its value. */
export interface HiddenVariable {
  key: string;
  hash: string;
  runtime: boolean;
  buildTime: boolean;
}

/** The calls we make. Values of variables do not get past this file. */
export function sevallaClient(send: Send, key: string, hashKey: string | undefined) {
  const headers = { authorization: `Bearer ${key}` };
  const get = <Output extends z.ZodType>(path: string, output: Output) =>
    send({ method: 'GET', path: `/v3${path}`, headers, output });
  const post = <Output extends z.ZodType>(path: string, output: Output, body?: JsonObject) =>
    // No body where none is declared: an empty one under the header of JSON would be refused.
    send({ method: 'POST', path: `/v3${path}`, headers, output, ...(body ? { body } : {}) });
  const of = (id: string) => `/applications/${encodeURIComponent(id)}`;

  return {
    key: () => get('/api-keys/validate', WireKey),
    ownKey: () => get('/api-keys/me', WireOwnKey),
    pipelines: () => everyPage((query) => get(`/pipelines?${query}`, WirePipelines), idOf),
    pipeline: (id: string) => get(`/pipelines/${encodeURIComponent(id)}`, WirePipeline),
    applications: () => everyPage((query) => get(`/applications?${query}`, WireApplications), idOf),
    application: (id: string) => get(of(id), WireApplication),
    variables: async (id: string): Promise<HiddenVariable[]> =>
      (await everyPage((query) => get(`${of(id)}/env-vars?${query}`, WireVariables), nameOf)).map((one) =>
        hide(one, hashKey),
      ),
    deployments: (id: string, offset: number, limit: number) =>
      get(`${of(id)}/deployments?limit=${limit}&offset=${offset}`, WireDeployments),
    deployment: (id: string, deployment: string) =>
      get(`${of(id)}/deployments/${encodeURIComponent(deployment)}`, WireDeployment),
    /** `from` has to be named: the vendor answers the last hour otherwise, and an older log looks empty. */
    log: (id: string, deployment: string, from: string) =>
      get(
        `${of(id)}/deployments/${encodeURIComponent(deployment)}/logs?from=${encodeURIComponent(from)}&limit=${logLines}`,
        WireLog,
      ),
    /** One target at a time: whether several succeed or fail together is documented nowhere. */
    promote: (pipeline: string, source: string, target: string) =>
      post(`/pipelines/${encodeURIComponent(pipeline)}/promote`, WirePromoted, {
        source_app_id: source,
        target_app_ids: [target],
      }),
    /** It takes no body; it always goes to the successful deployment before the newest one. */
    rollback: (id: string) => post(`${of(id)}/deployments/rollback`, WireDeployment),
    cancel: (id: string, deployment: string) =>
      post(`${of(id)}/deployments/${encodeURIComponent(deployment)}/cancel`, WireNothing),
  };
}

export type SevallaClient = ReturnType<typeof sevallaClient>;

function hide({ key, value, is_runtime, is_buildtime }: WireVariable, hashKey: string | undefined): HiddenVariable {
  return {
    key,
    hash: secretHash(value ?? '', hashKey),
    runtime: is_runtime ?? true,
    buildTime: is_buildtime ?? false,
  };
}

/** The same name may stand there for the building and for the running application. */
const nameOf = ({ key, is_runtime, is_buildtime }: WireVariable) => `${key} ${is_runtime} ${is_buildtime}`;
const idOf = ({ id }: { id: string }) => id;

function everyPage<Item>(
  ask: (query: string) => Promise<{ data: Item[]; total: number }>,
  idOf: (item: Item) => string,
): Promise<Item[]> {
  return steadyList({
    vendor: 'Sevalla',
    furthest,
    idOf,
    page: async (offset) => {
      const { data, total } = await ask(`limit=${pageSize}&offset=${offset}`);
      return { items: data, total };
    },
  });
}
