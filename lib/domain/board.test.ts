import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ApplicationFacts, boardOf, buildsOf, relate, runningOf } from './board';
import type { Deployment, Pipeline } from './pipeline';

let count = 0;
const deployment = (build: number, status = 'success'): Deployment => ({
  id: `d${count++}`,
  application: 'a',
  status,
  type: null,
  trigger: null,
  steps: [],
  image: `image:${build}`,
  repository: null,
  branch: null,
  commit: null,
  commitMessage: null,
  commitAuthor: null,
  createdAt: '2026-11-20T10:00:00.000Z',
  startedAt: null,
  finishedAt: null,
});
const facts = (...runs: (number | [number, string])[]): ApplicationFacts => ({
  application: { id: 'a', name: 'A', autoDeploy: false, suspended: false },
  deployments: runs.map((run) => (typeof run === 'number' ? deployment(run) : deployment(...run))),
  problem: null,
});
const broken: ApplicationFacts = { ...facts(9), problem: 'It could not be read.' };

describe('the relation to the stage before', () => {
  test.each<[string, ApplicationFacts | null, ApplicationFacts, string, number | null]>([
    ['nothing before it', null, facts(3), 'first', null],
    ['the first one, with nothing in it', null, facts(), 'empty', null],
    ['nothing ran here', facts(3), facts([3, 'failed']), 'empty', null],
    ['the same build', facts(3, 2), facts(3, 1), 'in_step', 0],
    ['an older build', facts(5, 4, 3, 2), facts(3), 'behind', 2],
    ['an older build, restarts not counted', facts(5, 4, 4, 4, 3), facts(3), 'behind', 2],
    ['failed builds are not counted', facts(5, [4, 'failed'], 3), facts(3), 'behind', 1],
    ['a newer build than the stage before', facts(3), facts(5, 4, 3), 'ahead', 2],
    ['something before which nothing ran', facts([3, 'failed']), facts(3), 'ahead', null],
    ['a build that the other never ran', facts(3), facts(8), 'different', null],
    ['a side that could not be read', broken, facts(9), 'unknown', null],
    ['itself not readable', facts(9), broken, 'unknown', null],
    ['itself not readable, and first', null, broken, 'unknown', null],
  ])('%s', (_, left, right, relation, builds) => {
    expect(relate(left, right)).toEqual({ relation, builds });
  });

  const history = fc.array(
    fc
      .tuple(fc.nat(6), fc.constantFrom('success', 'success', 'failed', 'inProgress'))
      .map(([build, status]) => deployment(build, status)),
    { maxLength: 8 },
  );
  const anyFacts = fc.tuple(history, fc.boolean()).map(([deployments, isBroken]) => ({
    ...facts(),
    deployments,
    problem: isBroken ? 'no' : null,
  }));

  test('is "in step" exactly when both were read and the newest successes are one build', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (left, right) => {
        const [ours, theirs] = [runningOf(right.deployments)?.image, runningOf(left.deployments)?.image];
        const equal = left.problem === null && right.problem === null && ours !== undefined && ours === theirs;
        expect(relate(left, right).relation === 'in_step').toBe(equal);
      }),
    );
  });

  test('the count is at least one and points at the build that runs here', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (left, right) => {
        const { relation, builds } = relate(left, right);
        if (relation === 'behind') {
          expect(builds).toBeGreaterThan(0);
          expect(buildsOf(left.deployments)[builds ?? 0]?.image).toBe(runningOf(right.deployments)?.image);
        }
        if (relation === 'ahead' && builds !== null) {
          expect(buildsOf(right.deployments)[builds]?.image).toBe(runningOf(left.deployments)?.image);
        }
      }),
    );
  });
});

describe('a board', () => {
  const stage = (id: string, order: number, preview = false) => ({
    id,
    name: id,
    type: 'standard',
    order,
    production: false,
    preview,
    branch: null,
  });
  const pipeline: Pipeline = {
    id: 'p',
    name: 'P',
    type: 'trunk',
    project: null,
    stages: [stage('preview', 0, true), stage('two', 2), stage('one', 1), stage('three', 3)],
  };
  const board = (read: Map<string, ApplicationFacts>) =>
    boardOf({
      pipeline,
      placements: [
        { stage: 'one', application: 'a', row: 'x' },
        { stage: 'three', application: 'b', row: 'x' },
        { stage: 'preview', application: 'c', row: 'y' },
      ],
      placedBy: 'people',
      facts: read,
      readAt: '2026-11-20T10:00:00.000Z',
      gaps: [],
    });

  test('the neighbour is the nearest stage that has the row; previews take no part', () => {
    const { rows, placements } = board(
      new Map([
        ['a', facts(4, 3)],
        ['b', facts([4, 'waiting'], 3)],
      ]),
    );
    expect(rows).toMatchObject([
      {
        id: 'x',
        cells: {
          one: { relation: 'first', latest: null },
          three: { relation: 'behind', builds: 1, latest: { status: 'waiting' }, running: { image: 'image:3' } },
        },
      },
    ]);
    expect(Object.keys(rows[0]?.cells ?? {})).toEqual(['one', 'three']);
    expect(placements).toHaveLength(2);
  });

  test('an application that was not read is unknown, and so is what comes after it', () => {
    const { rows } = board(new Map([['b', facts(3)]]));
    expect(rows[0]?.cells).toMatchObject({
      one: { relation: 'unknown', running: null, problem: expect.any(String) },
      three: { relation: 'unknown', problem: null },
    });
  });
});
