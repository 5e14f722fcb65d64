// What goes on around the changes: policies, freezes, the line, edits behind our back and a vendor that lies.
import type fc from 'fast-check';
import { expect } from 'vitest';
import type { ChangeStatus } from '@/lib/domain/change';
import { openPolicy } from '@/lib/domain/policy';
import { create, remove } from './freezes';
import { setLine } from './line';
import { save } from './policies';
import { edited, fault } from './testing';
import type { Demand, Model, ModelChange, Person, Workflow } from './testing-model';
import { holds, leadsOn } from './testing-model-invariants';
import { attempt, oneLie, type Real } from './testing-model-real';

export type Command = fc.AsyncCommand<Model, Real>;
export type Act = (model: Model, real: Real) => Promise<void>;

const wall = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16);

/** A command after which everything is looked at. */
export const command = (name: string, act: Act, check: (model: Readonly<Model>) => boolean = () => true): Command => ({
  check,
  run: async (model, real) => {
    await act(model, real);
    await holds(model, real);
  },
  toString: () => name,
});

/** A command on one of the changes: mostly on one that has got as far as the command expects, sometimes on any. */
export const onChange = (
  name: string,
  pick: number,
  expected: ChangeStatus[],
  act: (change: ModelChange, model: Model, real: Real) => Promise<void>,
): Command =>
  command(
    `${name} #${pick}`,
    (model, real) => {
      const ready = model.changes.filter(({ status }) => expected.includes(status));
      const from = ready.length > 0 && pick % 8 !== 0 ? ready : model.changes;
      const change = from[pick % from.length];
      if (!change) throw new Error('There is one, or this command would not run');
      return act(change, model, real);
    },
    ({ changes }) => changes.length > 0,
  );

export const demand = (by: Person, wanted: Demand) =>
  command(`policy by ${by}: ${JSON.stringify(wanted)}`, async (model, real) => {
    const { people: contexts, pair } = real;
    const place = { connection: pair.connection, environment: pair.target };
    const policy = { ...openPolicy, ...wanted, exempt: wanted.exempt.map((person) => contexts[person].actor.id) };
    const answer = await attempt(save(contexts[by], { ...place, policy }));
    expect(answer !== null).toBe(by === 'admin');
    if (!answer) return;
    model.policy = wanted;
    await leadsOn(model, real);
  });

export const freeze = (by: Person) =>
  command(
    `freeze by ${by}`,
    async (model, real) => {
      const span = { start: wall(-1), end: wall(5), timeZone: 'UTC', rule: null, until: null };
      const scope = { connection: real.pair.connection, environment: real.pair.target };
      const draft = { name: 'Sale', reason: 'The shop is full', scope, ...span, idempotencyKey: null };
      const made = await attempt(create(real.people[by], draft));
      expect(made !== null).toBe(by === 'admin');
      real.freeze = made?.id ?? null;
      model.frozen = made !== null;
    },
    ({ frozen }) => !frozen,
  );

export const thaw = (by: Person) =>
  command(
    `thaw by ${by}`,
    async (model, real) => {
      const gone = await attempt(remove(real.people[by], { id: real.freeze ?? '' }));
      expect(gone !== null).toBe(by === 'admin');
      model.frozen = gone === null;
    },
    ({ frozen }) => frozen,
  );

/** Whoever works here may stop the line, but only an administrator lets it run again. */
export const line = (by: Person, stopped: boolean) =>
  command(
    `${stopped ? 'stop' : 'release'} the line by ${by}`,
    async (model, real) => {
      const allowed = stopped !== model.stopped && (stopped || by === 'admin');
      expect((await attempt(setLine(real.people[by], { stopped, reason: 'Incident' }))) !== null).toBe(allowed);
      if (allowed) model.stopped = stopped;
    },
    // Releasing a line that runs is refused as well; left out, because it would come most of the time.
    (model) => stopped || model.stopped,
  );

export const drift = (side: 'source' | 'target', workflow: Workflow) =>
  command(
    `${workflow} is edited in the ${side}`,
    async (model, real) => {
      await edited(real.sandbox, real.pair[side], workflow);
      model.edits += 1;
      model[side][workflow] = `edit ${model.edits}`;
    },
    (model) => model[side][workflow] !== null,
  );

export const lie = command(
  'the vendor lies about its next write',
  async (model, { sandbox }) => {
    await fault(sandbox, oneLie);
    model.lies += 1;
  },
  ({ lies }) => lies === 0,
);
