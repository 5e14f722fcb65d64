// Lives that changes may lead: drawn at random, and some that chance seldom comes upon.
import fc from 'fast-check';
import { type Person, people, type Workflow, workflows } from './testing-model';
import { callOff, crash, decision, recover, remark, request, start, twoHoursPass } from './testing-model-commands';
import { type Command, demand, drift, freeze, lie, line, thaw } from './testing-model-surroundings';

const who = fc.constantFrom(...people);
const starter = fc.constantFrom<Person>('operator', 'operator', 'operator', 'operator', 'admin', 'admin', 'approver');
const decider = fc.constantFrom<Person>('approver', 'approver', 'second', 'second', 'admin', 'operator');
const boss = fc.constantFrom<Person>('admin', 'admin', 'admin', 'operator');
const pick = fc.nat(30);
const rarely = fc.nat(5).map((n) => n === 0);
const mostly = rarely.map((no) => !no);
const wish = fc.record({
  by: starter,
  ticked: fc.subarray([...workflows], { minLength: 1 }),
  confirmed: mostly,
  dry: rarely,
  timed: rarely,
});
const verdict = fc.constantFrom('approve', 'approve', 'approve', 'approve', 'approve', 'reject');
const times = fc.constantFrom(1, 1, 1, 2);
const sides = fc.constantFrom('source', 'target');

const often: [number, fc.Arbitrary<Command>][] = [
  [6, wish.map(request)],
  [9, fc.tuple(decider, verdict, mostly, pick).map((a) => decision(...a))],
  [8, fc.tuple(starter, rarely, rarely, times, pick).map((a) => start(...a))],
  [3, fc.tuple(fc.record({ at: fc.nat(1), written: fc.boolean() }), pick).map((a) => crash(...a))],
  [3, fc.constant(recover)],
  [1, fc.tuple(who, pick).map((a) => callOff(...a))],
  [1, fc.tuple(who, pick).map((a) => remark(...a))],
  [2, fc.constant(twoHoursPass)],
  [2, fc.tuple(boss, fc.constantFrom(0, 0, 1, 1, 2)).map((a) => demand(...a))],
  [1, boss.map(freeze)],
  [3, boss.map(thaw)],
  [1, boss.map((by) => line(by, true))],
  [3, boss.map((by) => line(by, false))],
  [2, fc.tuple(sides, fc.constantFrom(...workflows)).map((a) => drift(...a))],
  [2, fc.constant(lie)],
];
/** Most of what can happen needs a change, and a policy that asks for somebody. */
export const opening = fc.tuple(
  fc.constantFrom(0, 0, 1, 2).map((n) => demand('admin', n)),
  wish.map(request),
);
export const commands = often.flatMap(([weight, kind]) => Array.from({ length: weight }, () => kind));

const submitted = (...ticked: Workflow[]) =>
  request({ by: 'operator', ticked, confirmed: true, dry: false, timed: false });
const started = start('operator', false, false, 1, 1);
const editedThere = drift('target', 'delivery-exception');

/** What chance seldom comes upon. */
export const seldom: [string, Command[]][] = [
  [
    'a colleague edits what a dying process may have written',
    [
      submitted('delivery-exception', 'payment-failed'),
      crash({ at: 0, written: false }, 1),
      editedThere,
      recover,
      started,
    ],
  ],
  [
    'a colleague edits what a dying process has written',
    [submitted('delivery-exception'), crash({ at: 0, written: true }, 1), editedThere, recover, started],
  ],
  [
    'a colleague edits what is to be tried again',
    [lie, submitted('delivery-exception', 'payment-failed'), started, editedThere, started],
  ],
  [
    'a process dies twice, and the line is stopped in between',
    [
      submitted('delivery-exception', 'payment-failed', 'store-closure-notice'),
      crash({ at: 1, written: true }, 1),
      line('operator', true),
      recover,
      line('admin', false),
      crash({ at: 0, written: true }, 1),
      recover,
    ],
  ],
];
