import type { Proof, StepState } from '@/lib/domain/change';
import { AppError } from '@/lib/domain/error';
import type { PlanStep } from '@/lib/domain/plan';
import { keyText, type ResourceKey } from '@/lib/domain/resource';
import type { Run } from './run';
import { saveStep } from './store';

type Piece = Proof['resources'][number];

/** Reads everything again that the change claims to have written; null when it claims nothing. */
export async function prove(run: Run, steps: readonly StepState[]): Promise<Proof | null> {
  const claimed = run.change.plan.steps.filter((_, position) => steps[position]?.status === 'succeeded');
  const expected = new Map<string, { key: ResourceKey; name: string; after: string | null }>();
  for (const step of claimed) {
    for (const { type, id, name, after } of step.affects) {
      if (after !== undefined) expected.set(keyText({ type, id }), { key: { type, id }, name, after });
    }
  }
  for (const step of claimed)
    expected.set(keyText(keyOf(step)), { key: keyOf(step), name: step.name, after: step.after });
  if (expected.size === 0) return null;
  const resources = await Promise.all([...expected.values()].map((piece) => provePiece(run, piece)));
  return { checkedAt: new Date().toISOString(), state: worst(resources), resources };
}

const keyOf = (step: PlanStep): ResourceKey => ({ type: step.type, id: step.resourceId });

async function provePiece(
  { session, change }: Run,
  { key, name, after }: { key: ResourceKey; name: string; after: string | null },
): Promise<Piece> {
  const where = change.plan.target.name;
  try {
    const found = (await session.read(change.plan.target.id, key))?.hash ?? null;
    if (found === after)
      return {
        ...key,
        name,
        state: 'proven',
        message: after === null ? `Gone from ${where}.` : `${where} holds exactly what was published.`,
      };
    return {
      ...key,
      name,
      state: 'different',
      message: `The vendor reported success, but ${where} is still different.`,
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...key, name, state: 'unknown', message: `Could not be read again. ${error.message}` };
  }
}

function worst(resources: readonly Piece[]): Proof['state'] {
  if (resources.some(({ state }) => state === 'different')) return 'different';
  return resources.some(({ state }) => state === 'unknown') ? 'unknown' : 'proven';
}

/** A reported success that the second look refutes is a failure, so that it can be seen and tried again. */
export async function withProof(
  { db, change }: Run,
  steps: readonly StepState[],
  proof: Proof | null,
): Promise<StepState[]> {
  const refuted = new Map(
    proof?.resources.filter(({ state }) => state === 'different').map((piece) => [keyText(piece), piece.message]),
  );
  return Promise.all(
    steps.map(async (state, position) => {
      const step = change.plan.steps[position];
      const message = step && state.status === 'succeeded' ? refuted.get(keyText(keyOf(step))) : undefined;
      if (message === undefined) return state;
      // The vendor said that it wrote, and who knows what.
      const failed: StepState = { ...state, status: 'failed', partial: true, message };
      await saveStep(db, change.id, failed);
      return failed;
    }),
  );
}
