import { expect, test } from 'vitest';
import type { JsonObject } from '@/lib/domain/json';
import { novuForTests } from '@/lib/sandbox/testing-novu';
import { MERIDIAN } from './sandbox/constants';
import { applied, planned, seen, strictSession } from './testing-workflows';

const novu = novuForTests();
const { development: source, production: target } = MERIDIAN;
const session = () => strictSession(novu.url());

test.each(['slug', '_id'])('a %s, by which the vendor finds a workflow as well, is nobody’s name', async (name) => {
  const { data } = (await novu.development<JsonObject>('GET', '/v2/workflows/delivery-exception')).body;
  const id = String(data[name]);
  expect(id).not.toBe('delivery-exception');
  expect(await session().read(source, { type: 'workflow', id })).toBeNull();
  const plan = await planned(session(), 'publish', { source, target, resources: [{ type: 'workflow', id }] });
  expect(plan.steps).toEqual([]);
  expect(plan.notices.map(({ code }) => code)).toEqual(['gone']);
});

test('a workflow that changes in the source during the run is not carried across', async () => {
  const resources = ['delivery-exception', 'back-in-stock'].map((id) => ({ type: 'workflow', id }));
  const plan = await planned(session(), 'publish', { source, target, resources });
  await novu.development('PATCH', '/v2/workflows/back-in-stock', { description: 'Written after the review' });
  const outcomes = await applied(session(), 'publish', plan);
  expect(plan.steps.map(({ resourceId }, index) => [resourceId, outcomes[index]?.status])).toEqual([
    ['back-in-stock', 'failed'],
    ['delivery-exception', 'succeeded'],
  ]);
  expect(await seen(novu.url(), 'PUT', '/v2/workflows/back-in-stock/sync')).toEqual([]);
});
