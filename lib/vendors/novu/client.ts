import type { z } from 'zod';
import { digest } from '@/lib/domain/digest';
import type { JsonObject } from '@/lib/domain/json';
import { steadyList } from '../steady-list';
import type { Send } from '../transport';
import {
  WireAgents,
  WireCreatedLayout,
  WireDeleted,
  WireDiff,
  WireEnvironments,
  WireLayout,
  WireLayoutPage,
  WireLayoutUsage,
  WireNothing,
  WireOwnEnvironment,
  WirePublished,
  WireSynced,
  WireWorkflow,
  WireWorkflowPage,
} from './wire';

/** A hundred at most, from this place on, in an order that edits do not change. */
const pageFrom = (offset: number) => `limit=100&offset=${offset}&orderBy=createdAt&orderDirection=ASC`;

/** The calls we make, with one credential. `authorise` answers the headers, anew for every call. */
export function novuClient(send: Send, authorise: () => Promise<Record<string, string>>) {
  const ask = async <Output extends z.ZodType>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    output: Output,
    body?: JsonObject,
    extra: Record<string, string> = {},
  ): Promise<z.output<Output>> =>
    send({ method, path, output, headers: { ...(await authorise()), ...extra }, ...(body ? { body } : {}) });

  return {
    environments: async () => (await ask('GET', '/v1/environments', WireEnvironments)).data,
    /** The environment that the credential belongs to; not in the vendor's documentation. */
    ownEnvironment: async () => (await ask('GET', '/v1/environments/me', WireOwnEnvironment)).data,
    workflows: () =>
      steadyList({
        vendor: 'Novu',
        page: async (offset) => {
          const { data } = await ask('GET', `/v2/workflows?${pageFrom(offset)}`, WireWorkflowPage);
          return { items: data.workflows, total: data.totalCount };
        },
        idOf: ({ workflowId }) => workflowId,
      }),
    /** With `keepText` the text of the document stays known for as long as it lives, to be handed on as it came. */
    workflow: async (id: string, { keepText = false } = {}) => {
      const path = `/v2/workflows/${encodeURIComponent(id)}`;
      const request = { method: 'GET', path, output: WireWorkflow, headers: await authorise() } as const;
      return (await send(keepText ? { ...request, envelope: 'data' } : request)).data;
    },
    layouts: () =>
      steadyList({
        vendor: 'Novu',
        page: async (offset) => {
          const { data } = await ask('GET', `/v2/layouts?${pageFrom(offset)}`, WireLayoutPage);
          return { items: data.layouts, total: data.totalCount };
        },
        idOf: ({ layoutId }) => layoutId,
      }),
    layout: async (id: string) => (await ask('GET', `/v2/layouts/${encodeURIComponent(id)}`, WireLayout)).data,
    layoutUsage: async (id: string) =>
      (await ask('GET', `/v2/layouts/${encodeURIComponent(id)}/usage`, WireLayoutUsage)).data.workflows,
    agents: async () => (await ask('GET', '/v1/agents', WireAgents)).data,
    diff: async (target: string, source: string) =>
      (await ask('POST', `/v2/environments/${target}/diff`, WireDiff, { sourceEnvironmentId: source })).data.resources,
    /** One resource at a time and never an empty list: the vendor takes `[]` for "publish everything". */
    publish: async (target: string, source: string, resourceType: string, resourceId: string, idempotencyKey: string) =>
      (
        await ask(
          'POST',
          `/v2/environments/${target}/publish`,
          WirePublished,
          { sourceEnvironmentId: source, dryRun: false, resources: [{ resourceType, resourceId }] },
          keyed(idempotencyKey),
        )
      ).data,
    sync: async (workflowId: string, target: string) =>
      (
        await ask('PUT', `/v2/workflows/${encodeURIComponent(workflowId)}/sync`, WireSynced, {
          targetEnvironmentId: target,
        })
      ).data,
    createWorkflow: async (body: JsonObject, idempotencyKey?: string) =>
      (await ask('POST', '/v2/workflows', WireSynced, body, keyed(idempotencyKey))).data,
    updateWorkflow: async (id: string, body: JsonObject) =>
      (await ask('PUT', `/v2/workflows/${encodeURIComponent(id)}`, WireSynced, body)).data,
    patchWorkflow: async (id: string, body: JsonObject, idempotencyKey: string) =>
      (await ask('PATCH', `/v2/workflows/${encodeURIComponent(id)}`, WireSynced, body, keyed(idempotencyKey))).data,
    deleteWorkflow: (id: string) => ask('DELETE', `/v2/workflows/${encodeURIComponent(id)}`, WireDeleted),
    createLayout: async (body: JsonObject) => (await ask('POST', '/v2/layouts', WireCreatedLayout, body)).data,
    updateLayout: (id: string, body: JsonObject) =>
      ask('PUT', `/v2/layouts/${encodeURIComponent(id)}`, WireNothing, body),
    deleteLayout: (id: string) => ask('DELETE', `/v2/layouts/${encodeURIComponent(id)}`, WireDeleted),
  };
}

/** Novu heeds the key on POST and PATCH only, and refuses one of more than 255 characters. */
const keyed = (key: string | undefined): Record<string, string> =>
  key ? { 'idempotency-key': key.length > 255 ? digest(key) : key } : {};

export type NovuClient = ReturnType<typeof novuClient>;
