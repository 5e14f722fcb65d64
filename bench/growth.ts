import { writeSync } from 'node:fs';
import { setImmediate as nextTick } from 'node:timers/promises';
import { flowMatrix } from '@/lib/domain/deployment-matrix';
import type { Environment } from '@/lib/domain/environment';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import type { JsonObject } from '@/lib/domain/json';
import { keyText, type Resource } from '@/lib/domain/resource';
import { sealPlan } from '@/lib/domain/seal-plan';
import { compare } from '@/lib/operations/compare';
import type { Context } from '@/lib/operations/context';
import { matrix } from '@/lib/operations/matrix';
import type { Access } from '@/lib/vendors/novu/access';
import type { NovuClient } from '@/lib/vendors/novu/client';
import { inventoryOf, pairEnvironments } from '@/lib/vendors/novu/compare';
import { workflowResource } from '@/lib/vendors/novu/map';
import { planPublish } from '@/lib/vendors/novu/publish-plan';
import type { VendorSession } from '@/lib/vendors/port';

/*
 * Runs in a process of its own with --expose-gc: `growth.ts <what> <size> <runs>` prints the milliseconds of each run and the bytes
 * that its result holds on to. Everything is the product's own code; only the vendor's answers are made up here.
 */
const [what = '', size = '250', runs = '3'] = process.argv.slice(2);
let count = Number(size);
const layouts = 40;

const environments: Environment[] = ['source', 'target', 'third'].map((id) => ({
  id,
  name: id,
  group: { id: 'account', name: 'Account' },
  production: false,
  color: null,
  readable: true,
  writable: true,
  limitation: null,
}));

/** Every tenth differs, every twentieth is missing on one side, and every one uses a layout that many others use. */
function workflow(index: number, side: string): JsonObject {
  const edited = side === 'source' && index % 10 === 0 ? 'Edited.' : '';
  const step = (place: number): JsonObject => ({
    _id: `${side}-${index}-${place}`,
    stepId: `step-${place}`,
    name: `Step ${place}`,
    type: 'email',
    slug: `step-${place}-${side}`,
    controlValues: {
      layoutId: `layout-${index % layouts}`,
      subject: `Number ${index}`,
      body: `<p>Dear {{subscriber.firstName}}, this is about ${index}. ${edited}</p>`.repeat(6),
    },
  });
  return {
    _id: `${side}-${index}`,
    workflowId: `workflow-${index}`,
    name: `Workflow ${index}`,
    tags: ['a', 'b'],
    active: true,
    origin: 'novu-cloud',
    status: 'ACTIVE',
    updatedAt: `2026-01-01T00:00:00.${index}Z`,
    preferences: { user: null, default: { all: { enabled: true }, channels: {} } },
    steps: [step(1), step(2), step(3)],
  };
}

function held(side: string): JsonObject[] {
  const missing = side === 'source' ? 0 : 10;
  const all = Array.from({ length: count }, (_, index) => index);
  return all.filter((index) => index % 20 !== missing).map((index) => workflow(index, side));
}

function clientOf(side: string): NovuClient {
  const documents = new Map(held(side).map((one) => [String(one.workflowId), one]));
  const client = {
    workflows: async () => [...documents].map(([workflowId, { name }]) => ({ workflowId, name, origin: 'novu-cloud' })),
    layouts: async () => [],
    agents: async () => [],
    workflow: async (id: string) => documents.get(id),
  };
  return client as unknown as NovuClient;
}

function accessTo(): Access {
  const clients = new Map(environments.map(({ id }) => [id, clientOf(id)]));
  const access = { of: async (id: string) => clients.get(id), crossing: async () => null, diff: async () => null };
  return access as unknown as Access;
}

function contextWith(session: Partial<VendorSession>): Context {
  const actor = { grants: [{ role: 'viewer', connection: null, environment: null }] };
  const whole = { environments: async () => environments, ...session };
  return { actor, open: async () => whole } as unknown as Context;
}

function deployments(): FlowDeployment[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index),
    flow: { id: `flow-${Math.floor(index / 3)}`, name: `Flow ${Math.floor(index / 3)}` },
    version: { id: String(index % 7), number: index % 7, status: null },
    environment: { id: `environment-${index % 3}`, name: `Environment ${index % 3}`, type: 'test' },
    package: null,
    priority: null,
    enabled: index % 2 === 0,
    enabledAt: null,
    enabledBy: null,
    createdBy: null,
    createdAt: null,
    updatedAt: null,
  }));
}

/** What is prepared, and then what is measured. */
const prepare: Record<string, () => () => unknown> = {
  compare: () => {
    const access = accessTo();
    const session = { compare: (source: string, target: string) => pairEnvironments(access, source, target) };
    const ctx = contextWith(session);
    return () => compare(ctx, { connection: 'novu', source: 'source', target: 'target' });
  },
  // The way of a vendor that cannot compare by itself.
  join: () => {
    const access = accessTo();
    const ctx = contextWith({ inventory: (environment) => inventoryOf(access, environment) });
    return () => compare(ctx, { connection: 'novu', source: 'source', target: 'target' });
  },
  plan: () => {
    const sides = ['source', 'target'].map(
      (side) =>
        [
          side,
          new Map(
            held(side)
              .map(workflowResource)
              .map((one) => [keyText(one), one]),
          ),
        ] as const,
    );
    const documents = new Map<string, Map<string, Resource>>(sides);
    const layout = { ...workflowResource(workflow(0, 'source')), type: 'layout', references: [] };
    const input = {
      source: 'source',
      target: 'target',
      resources: Array.from({ length: count }, (_, index) => ({ type: 'workflow', id: `workflow-${index}` })),
    };
    const tools = {
      access: accessTo(),
      environments: async () => environments,
      read: async (environment: string, key: { type: string; id: string }) =>
        key.type === 'layout' ? { ...layout, id: key.id } : (documents.get(environment)?.get(keyText(key)) ?? null),
    };
    // Everything that is ticked differs, or there would be little to plan.
    for (const [key, one] of documents.get('source') ?? [])
      documents.get('source')?.set(key, { ...one, hash: `${one.hash}-edited` });
    return async () => {
      const draft = await planPublish(tools, input);
      return sealPlan(draft, { connection: 'novu', action: 'publish', input }, null);
    };
  },
  matrix: () => {
    const access = accessTo();
    const ctx = contextWith({ inventory: (environment) => inventoryOf(access, environment) });
    return () => matrix(ctx, { connection: 'novu' });
  },
  flows: () => {
    const all = deployments();
    const columns = [0, 1, 2].map((index) => ({ id: `environment-${index}` }));
    return () => flowMatrix(all, columns);
  },
};

/** In a function, because what a module has awaited last would be held on to. */
async function heldBy(job: () => unknown): Promise<number> {
  await collected();
  const before = process.memoryUsage().heapUsed;
  const kept = [await job()];
  await collected();
  return kept.length > 0 ? process.memoryUsage().heapUsed - before : 0;
}

/** What is over at once is done so often that a single collection of garbage does not count for much. */
async function timeOf(job: () => unknown): Promise<number> {
  await collected();
  const begun = process.cpuUsage();
  let times = 0;
  do {
    await job();
    times += 1;
  } while (spentSince(begun) < 100);
  return spentSince(begun) / times;
}

/** Time of the processor, because the machine may have other things to do. */
function spentSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/** Twice, because what is held weakly goes with the second collection only. */
async function collected(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    await nextTick();
    globalThis.gc?.();
  }
}

const begin = prepare[what];
if (!begin || !globalThis.gc) throw new Error(`Cannot measure ${what}`);
// A few small ones first, so that what is measured is the work and not the compiling of it.
const wanted = count;
count = 500;
const small = begin();
for (let run = 0; run < 5; run++) await small();
count = wanted;
// What the program itself lets go of in between would count as less than nothing; the middle of three does not. Each time
// everything is prepared anew: what a first run has left behind for a second one belongs to its result.
const weighed = [await heldBy(begin()), await heldBy(begin()), await heldBy(begin())];
const bytes = weighed.sort((one, other) => one - other)[1];
const job = begin();
const milliseconds: number[] = [];
for (let run = 0; run < Number(runs); run++) milliseconds.push(await timeOf(job));
writeSync(1, JSON.stringify({ milliseconds, bytes }));
