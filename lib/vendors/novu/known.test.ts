import { expect, test } from 'vitest';
import { novuForTests } from '@/lib/sandbox/testing-novu';
import { MERIDIAN } from './sandbox/constants';
import { strictSession } from './testing-workflows';

const novu = novuForTests();
const { development, production } = MERIDIAN;

async function workflowsRead(): Promise<string[]> {
  const { requests }: { requests: { method: string; path: string }[] } = await (
    await fetch(`${novu.url()}/_sandbox/requests`)
  ).json();
  return requests.flatMap(({ path }) => /^\/novu\/v2\/workflows\/([\w-]+)$/.exec(path)?.[1] ?? []).sort();
}

test('a second comparison reads only what the list shows as changed, and finds the change', async () => {
  const session = strictSession(novu.url());
  const first = await session.compare?.(development, production);
  expect((await workflowsRead()).length).toBeGreaterThan(50);
  await novu.control('DELETE', '/requests');

  await session.compare?.(development, production);
  expect(await workflowsRead()).toEqual([]);

  await fetch(`${novu.url()}/novu/v2/workflows/order-confirmation`, {
    method: 'PATCH',
    headers: { authorization: 'ApiKey sandbox-novu-development', 'content-type': 'application/json' },
    body: JSON.stringify({ description: 'Edited by a colleague' }),
  });
  await novu.control('DELETE', '/requests');
  const third = await session.compare?.(development, production);
  expect(await workflowsRead()).toEqual(['order-confirmation']);

  const sides = (paired: typeof first) =>
    paired?.pairs.flatMap(({ source }) =>
      source && 'hash' in source && source.id === 'order-confirmation' ? [source.hash] : [],
    );
  expect(sides(third)).toHaveLength(1);
  expect(sides(third)).not.toEqual(sides(first));
});

test('what decides whether something is written is read for itself', async () => {
  const session = strictSession(novu.url());
  await session.compare?.(development, production);
  await novu.control('DELETE', '/requests');
  await session.read(development, { type: 'workflow', id: 'order-confirmation' });
  await session.actions.publish?.plan({
    source: development,
    target: production,
    resources: [{ type: 'workflow', id: 'order-confirmation' }],
  });
  expect((await workflowsRead()).length).toBeGreaterThanOrEqual(3);
});
