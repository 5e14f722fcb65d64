import { and, eq } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { plannedDocuments } from '@/lib/db/schema-documents';
import type { Change } from '@/lib/domain/change';
import type { EnvironmentRef } from '@/lib/domain/environment';
import { AppError } from '@/lib/domain/error';
import { can } from '@/lib/domain/permission';
import { type PlanDraft, type PlanStep, StepDocuments, toJson } from '@/lib/domain/plan';
import { keyText, type ResourceKey } from '@/lib/domain/resource';
import type { InputOf } from '@/lib/endpoints/endpoint';
import type {
  PlannedDocuments,
  readPlannedDocuments,
  readStanding,
  StandingSide,
} from '@/lib/endpoints/planned-documents';
import type { VendorSession } from '@/lib/vendors/port';
import type { Context } from './context';
import { findChange } from './find-change';

/** Both documents of each step for which there are some, by the id of the step. */
export type DocumentsOf = ReadonlyMap<string, StepDocuments>;

/** The documents that the hashes of a plan stand for. */
export function documentsIn({ steps }: PlanDraft): DocumentsOf {
  return new Map(
    steps.flatMap(({ id, documents, preview }) => {
      const both = documents ?? preview;
      return both ? [[id, both]] : [];
    }),
  );
}

/** Larger than this nobody reads; the hashes in the plan still tell whether something moved. */
export const largest = 4_000_000;
/** So much goes to the database with one statement. */
const batch = 8_000_000;

type Row = typeof plannedDocuments.$inferInsert;

/** Keeps what was planned beside the change, in the transaction that stores it. */
export async function keepDocuments(tx: Transaction, changeId: string, documents: DocumentsOf): Promise<void> {
  let rows: Row[] = [];
  let size = 0;
  for (const [stepId, both] of documents) {
    const row = rowOf(changeId, stepId, both);
    rows.push(row);
    size += row.kept ? row.bytes : 0;
    if (size < batch && rows.length < 500) continue;
    await tx.insert(plannedDocuments).values(rows);
    [rows, size] = [[], 0];
  }
  if (rows.length > 0) await tx.insert(plannedDocuments).values(rows);
}

function rowOf(changeId: string, stepId: string, { before, after }: StepDocuments): Row {
  const bytes = [before, after].reduce((sum, side) => sum + (side ? Buffer.byteLength(JSON.stringify(side)) : 0), 0);
  const kept = bytes <= largest;
  const json = (side: StepDocuments['before']) => (kept && side ? toJson(side) : null);
  return { changeId, stepId, before: json(before), after: json(after), bytes, kept };
}

/** What a step was to make of what, as stored. Nothing is asked of the vendor. */
export async function planned(
  ctx: Context,
  { change: id, step: stepId }: InputOf<typeof readPlannedDocuments>,
): Promise<PlannedDocuments> {
  const change = await findChange(ctx, id, 'change:read');
  const { id: known } = stepOf(change, stepId);
  const [row] = await ctx.db
    .select()
    .from(plannedDocuments)
    .where(and(eq(plannedDocuments.changeId, id), eq(plannedDocuments.stepId, known)));
  const documents = row?.kept ? StepDocuments.parse({ before: row.before, after: row.after }) : null;
  return { plannedAt: change.createdAt, documents, bytes: row?.bytes ?? 0 };
}

/** How both sides of a step stand now, by their hashes. What a step that was carried out came from may move freely. */
export async function standing(
  ctx: Context,
  { change: id, step: stepId }: InputOf<typeof readStanding>,
): Promise<{ sides: StandingSide[] }> {
  const change = await findChange(ctx, id, 'change:read');
  const step = stepOf(change, stepId);
  const session = await ctx.open(change.connection);
  const { source, target } = change.plan;
  const done = change.steps.find((state) => state.id === stepId)?.status === 'succeeded';
  const look = (side: 'source' | 'target', environment: EnvironmentRef, judge: Judge) =>
    lookAt(ctx, change, session, { side, environment, judge });
  const sides = [
    look('target', target, async (read) => {
      const hash = await read({ type: step.type, id: step.resourceId });
      return hash === step.before ? 'before' : hash === step.after ? 'after' : 'other';
    }),
  ];
  if (source && !done) {
    sides.push(
      look('source', source, async (read) => {
        const now = await Promise.all(
          restingOn(change, step, source).map(async (one) => (await read(one)) === one.hash),
        );
        return now.every(Boolean) ? 'as_planned' : 'other';
      }),
    );
  }
  return { sides: await Promise.all(sides) };
}

/** What a step takes from the source: what is called the same there, or else whatever the plan watches there. */
function restingOn({ plan }: Change, step: PlanStep, source: EnvironmentRef) {
  const there = plan.watched.filter(({ environment }) => environment.id === source.id);
  const same = there.filter((one) => keyText(one) === keyText({ type: step.type, id: step.resourceId }));
  return same.length > 0 ? same : there;
}

type Judge = (read: (key: ResourceKey) => Promise<string | null>) => Promise<StandingSide['holds']>;

async function lookAt(
  { actor }: Context,
  { connection }: Change,
  session: VendorSession,
  { side, environment, judge }: { side: StandingSide['side']; environment: EnvironmentRef; judge: Judge },
): Promise<StandingSide> {
  const unknown = (problem: string): StandingSide => ({ side, environment, holds: 'unknown', problem });
  if (!can(actor.grants, 'compare:read', { connection, environment: environment.id }))
    return unknown(`You may not read ${environment.name}.`);
  try {
    const holds = await judge(async ({ type, id }) => (await session.read(environment.id, { type, id }))?.hash ?? null);
    return { side, environment, holds, problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return unknown(error.message);
  }
}

function stepOf({ plan }: Change, id: string): PlanStep {
  const step = plan.steps.find((one) => one.id === id);
  if (!step) throw new AppError('not_found', 'This change has no such step.');
  return step;
}
