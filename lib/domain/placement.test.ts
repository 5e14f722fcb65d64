import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Application, Pipeline } from './pipeline';
import { placementProblems, rowsOf, stemOf, suggestPlacements } from './placement';

const stage = (id: string, name: string, order: number, more: Partial<Pipeline['stages'][number]> = {}) => ({
  id,
  name,
  type: 'standard',
  order,
  production: false,
  preview: false,
  branch: null,
  ...more,
});
const pipeline: Pipeline = {
  id: 'p',
  name: 'Shop',
  type: 'trunk',
  project: null,
  stages: [
    stage('dev', 'Development', 0),
    stage('sta', 'Staging', 1),
    stage('pro', 'Live', 2, { production: true }),
    stage('pre', 'Preview', 3, { preview: true }),
  ],
};
const app = (name: string, more: Partial<Application> = {}): Application => ({
  id: name,
  name,
  type: 'app',
  status: null,
  suspended: false,
  repository: null,
  branch: null,
  project: null,
  updatedAt: null,
  ...more,
});
const member = (stageId: string, name: string) => ({ stage: stageId, application: `${stageId}:${name}`, name });
const shown = (placements: ReturnType<typeof rowsOf>) =>
  placements.map((one) => `${one.row} ${one.stage} ${one.application}`);

test.each([
  ['Storefront Web (staging)', 'storefront-web'],
  ['storefront-web-prod', 'storefront-web'],
  ['storefront_web_eu', 'storefront-web-eu'],
  ['Live', 'live'],
  ['—', 'application'],
  ['Büro (QA)', 'büro'],
])('the stem of “%s” is %s', (name, stem) => {
  expect(stemOf(name)).toBe(stem);
});

describe('rows', () => {
  test('one application that feeds two stands in the rows of both', () => {
    const members = [
      member('dev', 'web-dev'),
      member('sta', 'web-staging'),
      member('pro', 'web-eu'),
      member('pro', 'web-us'),
    ];
    expect(shown(rowsOf(pipeline, members))).toEqual([
      'web-eu dev dev:web-dev',
      'web-eu sta sta:web-staging',
      'web-eu pro pro:web-eu',
      'web-us dev dev:web-dev',
      'web-us sta sta:web-staging',
      'web-us pro pro:web-us',
    ]);
  });

  test('the closest name feeds a row, and a name that goes on to the end keeps its own', () => {
    const members = [
      member('sta', 'web-staging'),
      member('sta', 'web-eu-staging'),
      member('pro', 'web'),
      member('pro', 'web-eu'),
    ];
    expect(shown(rowsOf(pipeline, members))).toEqual([
      'web sta sta:web-staging',
      'web pro pro:web',
      'web-eu sta sta:web-eu-staging',
      'web-eu pro pro:web-eu',
    ]);
  });

  test('whatever is placed, every application has a row, and no place is taken twice', () => {
    const words = fc.constantFrom('web', 'api', 'eu', 'us', 'dev', 'staging', 'prod', '2');
    const name = fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('-'));
    const members = fc.uniqueArray(
      fc.record({ stage: fc.constantFrom('dev', 'sta', 'pro'), application: fc.uuid(), name }),
      { selector: ({ application }) => application, maxLength: 12 },
    );
    fc.assert(
      fc.property(members, (given) => {
        const rows = rowsOf(pipeline, given);
        expect(placementProblems(pipeline, rows)).toEqual([]);
        expect(new Set(rows.map(({ application }) => application)).size).toBe(given.length);
        expect(rowsOf(pipeline, given.toReversed())).toEqual(rows);
      }),
    );
  });
});

describe('suggestions', () => {
  test('an application is not suggested for the row of other code, however much their names are alike', () => {
    const [portal, reports] = ['https://git.test/shop', 'https://git.test/shop-reports'].map((repository) => ({
      repository,
    }));
    const applications = [
      app('shop-dev', portal),
      app('shop-staging', portal),
      app('shop-prod', portal),
      app('shop-reports-dev', reports),
      app('shop-reports-prod', reports),
    ];
    const rows = suggestPlacements(
      { ...pipeline, stages: [...pipeline.stages.slice(0, 2), stage('pro', 'Production', 2)] },
      applications,
    );
    expect(rows.filter(({ application }) => application === 'shop-staging').map(({ row }) => row)).toEqual(['shop']);
  });

  const places = (applications: Application[], more: Partial<Pipeline> = {}) =>
    suggestPlacements({ ...pipeline, ...more }, applications).map((one) => `${one.application}@${one.stage}`);

  test.each<[string, Application[], Partial<Pipeline>, string[]]>([
    ['by its name', [app('shop-web-dev'), app('shop-web-live')], {}, ['shop-web-dev@dev', 'shop-web-live@pro']],
    [
      'by the name of its family',
      [app('shop-web-staging'), app('shop-web-eu')],
      {},
      ['shop-web-staging@sta', 'shop-web-eu@pro'],
    ],
    [
      'by the project',
      [app('web-dev', { project: 'x' }), app('shop-api-dev', { project: 'y' })],
      { project: 'x' },
      ['web-dev@dev'],
    ],
    [
      'by the repository',
      [app('shop-staging', { repository: 'r' }), app('basket-staging', { repository: 'r' })],
      {},
      ['basket-staging@sta', 'shop-staging@sta'],
    ],
    [
      'by the branch',
      [app('shop', { branch: 'release' })],
      { type: 'branch', stages: [stage('sta', 'Second', 0, { branch: 'release' })] },
      ['shop@sta'],
    ],
    [
      'not where name and branch contradict each other',
      [app('shop-dev', { branch: 'release' })],
      {
        type: 'branch',
        stages: [stage('dev', 'Dev', 0, { branch: 'develop' }), stage('sta', 'Second', 1, { branch: 'release' })],
      },
      [],
    ],
    ['not a preview', [app('shop-dev', { type: 'previewApp' })], {}, []],
    ['not what is somebody else’s', [app('billing-dev')], {}, []],
    ['not without any hint', [app('shop-web')], {}, []],
    [
      'not another repository’s',
      [app('shop-web-dev', { repository: 'a' }), app('shop-web', { repository: 'b' })],
      {},
      ['shop-web-dev@dev'],
    ],
    [
      'not where two stages would do',
      [app('shop-qa')],
      { stages: [stage('a', 'QA one', 0), stage('b', 'QA two', 1)] },
      [],
    ],
  ])('%s', (_, applications, more, expected) => {
    expect(places(applications, more).sort()).toEqual(expected.toSorted());
  });

  test('every suggestion can be accepted, and says why', () => {
    const name = fc
      .tuple(
        fc.constantFrom('shop', 'shop-web', 'shop-web-eu', 'other'),
        fc.constantFrom('', '-dev', '-staging', '-live'),
      )
      .map((parts) => parts.join(''));
    const applications = fc.array(fc.record({ id: fc.uuid(), name, type: fc.constantFrom('app', 'previewApp') }), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(applications, (given) => {
        const suggested = suggestPlacements(
          pipeline,
          given.map((one) => ({ ...app(one.name), ...one })),
        );
        expect(placementProblems(pipeline, suggested)).toEqual([]);
        expect(suggested.every(({ because }) => because !== '')).toBe(true);
      }),
    );
  });
});

test.each([
  ['an unknown stage', [{ stage: 'x', application: 'a', row: 'r' }], /no stage x/],
  ['a preview', [{ stage: 'pre', application: 'a', row: 'r' }], /previews/],
  [
    'two in one place',
    [
      { stage: 'dev', application: 'a', row: 'r' },
      { stage: 'dev', application: 'b', row: 'r' },
    ],
    /two applications in the row “r”/,
  ],
  [
    'one in two stages',
    [
      { stage: 'dev', application: 'a', row: 'r' },
      { stage: 'pro', application: 'a', row: 'r' },
    ],
    /one stage only/,
  ],
])('placements with %s are wrong', (_, placements, message) => {
  expect(placementProblems(pipeline, placements).join()).toMatch(message);
});
