import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@/lib/domain/json';
import type { PlanStep } from '@/lib/domain/plan';
import { actionOf, patchworksForTests } from '@/lib/sandbox/testing-patchworks';
import type { StepOutcome } from '../port';
import { endsOf, flowToPromote, Killed, of, source, statesOf, stepOf, target, truth, Watching } from './testing-faults';

const host = patchworksForTests();

/** A small generator of numbers from 0 to 1, the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const harms: JsonObject[] = [
  { drop: 'before' },
  { drop: 'after' },
  { garbage: true },
  { lie: true },
  { status: 500, body: { message: 'Server Error' } },
  { status: 422, body: { message: 'No.' } },
  { status: 503, body: 'Service Unavailable' },
];

/** One life of a process: it may meet a fault, and it may die before or after a request, or while it notes. */
function life(random: () => number): { budget: Watching; dies: 'noting' | null } {
  const budget = new Watching();
  const pick = random();
  const number = 1 + Math.floor(random() * 12);
  const harm = harms[Math.floor(random() * harms.length)] ?? {};
  const times = 1 + Math.floor(random() * 3);
  const die = async (current: number) => {
    if (current === number) throw new Killed();
  };
  if (pick < 0.3) budget.before = die;
  else if (pick < 0.6) budget.after = die;
  else if (pick < 0.9) {
    budget.before = async (current) => {
      if (current === number) await host.fault({ ...harm, times });
    };
  }
  return { budget, dies: pick >= 0.9 ? 'noting' : null };
}

interface Progress {
  status: 'pending' | 'running' | 'unknown' | 'failed' | 'succeeded';
  reference: JsonObject | null;
  message: string;
}

const inDoubt = ({ status }: Progress) => status === 'unknown';

/** What the engine does in one life: it settles what is in doubt, then applies what is still to be done. */
async function live(action: string, step: PlanStep, progress: Progress, { budget, dies }: ReturnType<typeof life>) {
  const session = host.open(budget);
  const { apply, reconcile } = actionOf(session, action);
  const conclude = ({ status, message }: StepOutcome) => {
    progress.status = status === 'underway' ? 'running' : status;
    progress.message = message;
  };
  try {
    if (progress.status === 'running' || inDoubt(progress)) conclude(await reconcile(step, progress.reference));
    if (progress.status === 'succeeded' || progress.status === 'unknown') return;
    progress.status = 'running';
    conclude(
      await apply(step, 'key', async (reference) => {
        if (dies) throw new Killed();
        progress.reference = reference;
      }),
    );
    if (inDoubt(progress)) conclude(await reconcile(step, progress.reference));
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}

const kinds = ['enabled', 'disabled', 'new', 'restored'] as const;

async function prepare(kind: (typeof kinds)[number]): Promise<{ action: string; step: PlanStep; flow: string }> {
  const flow = await flowToPromote(host, kind === 'restored' ? 'enabled' : kind);
  const session = host.open(new Watching());
  const input = { flow, source, target };
  if (kind !== 'restored') return { action: 'promote', step: await stepOf(session, 'promote', input), flow };
  const resource = await session.read(target, { type: 'flow', id: flow });
  const promoted = await stepOf(session, 'promote', input);
  await actionOf(session, 'promote').apply(promoted, 'key', async () => {});
  const snapshot = JSON.parse(JSON.stringify([{ type: 'flow', id: flow, resource }]));
  return {
    action: 'restore',
    step: await stepOf(session, 'restore', { target, title: 'Take back', resources: snapshot }),
    flow,
  };
}

describe('a process that dies anywhere', () => {
  test.each(Array.from({ length: 120 }, (_, seed) => ({ seed, kind: kinds[seed % kinds.length] ?? 'new' })))(
    'seed $seed, a flow that is $kind in the target',
    async ({ seed, kind }) => {
      const random = numbers(seed);
      const { action, step, flow } = await prepare(kind);
      const { old, wanted } = endsOf(step);
      const versions = [old, wanted].map((state) =>
        state instanceof Object && 'version' in state ? state.version : null,
      );
      const others = (await truth(host)).filter((one) => one.flow.id !== flow);
      const progress: Progress = { status: 'pending', reference: null, message: '' };

      for (let round = 0; round < 4 && progress.status !== 'succeeded'; round++) {
        await live(action, step, progress, life(random));
        const here = of(await truth(host), flow);
        expect(here.length).toBeLessThanOrEqual(1);
        if (here[0]) expect(versions).toContain(here[0].version.id);
        else if (progress.status === 'failed' || progress.status === 'unknown') {
          if (old !== null) expect(progress.message).toMatch(/ALARM/);
        } else if (progress.status === 'running' && old !== null) {
          // Whoever comes next sees it at once.
          const looked = await actionOf(host.open(new Watching()), action).reconcile(step, progress.reference);
          expect(looked).toMatchObject({ status: 'failed', partial: true, message: expect.stringContaining('ALARM') });
        }
      }
      const calm = () => ({ budget: new Watching(), dies: null });
      for (let round = 0; round < 2 && progress.status !== 'succeeded'; round++)
        await live(action, step, progress, calm());

      expect(progress.status).toBe('succeeded');
      const end = await truth(host);
      expect(statesOf(of(end, flow))).toEqual([wanted]);
      expect(end.filter((one) => one.flow.id !== flow)).toEqual(others);
    },
  );
});
