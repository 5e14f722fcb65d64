import type { z } from 'zod';
import type { JsonObject } from '@/lib/domain/json';
import { type Send, VendorError } from '../transport';
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
    pipelines: () => everyPage((query) => get(`/pipelines?${query}`, WirePipelines)),
    pipeline: (id: string) => get(`/pipelines/${encodeURIComponent(id)}`, WirePipeline),
    applications: () => everyPage((query) => get(`/applications?${query}`, WireApplications)),
    application: (id: string) => get(of(id), WireApplication),
    variables: async (id: string): Promise<HiddenVariable[]> =>
      (await everyPage((query) => get(`${of(id)}/env-vars?${query}`, WireVariables))).map((one) => hide(one, hashKey)),
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

type Page<Item> = (query: string) => Promise<{ data: Item[]; total: number }>;

/** A whole list by its pages; one that kept changing while it was read proves nothing, and is an error. */
async function everyPage<Item>(page: Page<Item>): Promise<Item[]> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    const all = await steadyList(page);
    if (all) return all;
  }
  const message = 'Sevalla’s list kept changing while it was read, so that nothing can be said about what is there.';
  throw new VendorError('vendor_unreadable', message, { reach: 'refused' });
}

async function steadyList<Item>(page: Page<Item>): Promise<Item[] | null> {
  const all: Item[] = [];
  for (let expected: number | null = null; ; ) {
    const { data, total } = await page(`limit=${pageSize}&offset=${all.length}`);
    if (expected !== null && total !== expected) return null;
    expected = total;
    all.push(...data);
    if (all.length >= total || all.length >= furthest) return all;
    if (data.length === 0) return null;
  }
}
