import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '@/lib/domain/json';
import { flatten, flattenAll } from './flatten';
import { byAge, deploymentOf, flowOf, hashOf, type Names, resourceOf } from './map';
import recorded from './recorded.json';
import { WirePage } from './wire';

const nobody: Names = { flow: () => null, flowOfVersion: () => null, version: () => null, environment: () => null };

function understood(body: unknown) {
  const { data, included } = WirePage.parse(body);
  return flattenAll(data, included ?? []).map((record) => deploymentOf(record, nobody));
}

describe('one deployment in two shapes', () => {
  test('both recorded answers say the same', () => {
    expect(understood(recorded.deploymentsFlat)).toEqual(understood(recorded.deploymentsJsonApi));
    expect(understood(recorded.deploymentsFlat)[0]).toMatchObject({
      id: '9012',
      flow: { id: '88', name: 'Flow 88' },
      version: { id: '4711', number: 7, status: 'Deployed' },
      environment: { id: '31', name: 'UK (Live)', type: 'live' },
      package: null,
      priority: null,
      enabled: true,
      enabledBy: 'Amira Patel',
      createdBy: 'Jonas Weber',
    });
  });

  const id = fc.oneof(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }).map(String));
  const word = fc.oneof(
    fc.constantFrom('Deployed', 'Draft', 'Paused for review'),
    fc.string({ minLength: 1, maxLength: 12 }),
  );
  const moment = fc.constantFrom('2026-11-20T10:00:00.000000Z', '2026-01-02T03:04:05.000000Z');
  const person = fc.option(fc.record({ id, name: word }));
  const anyDeployment = fc.record({
    id,
    own: fc.record({
      flow_version_id: id,
      virtual_environment_id: fc.option(id),
      priority: fc.option(fc.integer({ min: 1, max: 9 })),
      enabled_at: fc.option(moment),
      created_at: moment,
      updated_at: moment,
      something_new: fc.jsonValue({ maxDepth: 1 }).map((value): Json => JSON.parse(JSON.stringify(value))),
    }),
    flowVersion: fc.record({ id, flow_id: id, iteration: fc.integer({ min: 1, max: 50 }), status: word }),
    virtualEnvironment: fc.option(fc.record({ id, name: word, type: word })),
    package: fc.option(fc.record({ id, name: word })),
    enabledBy: person,
    user: person,
  });

  type Value<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Inner> ? Inner : never;
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

  /** Whatever the vendor sends, in each of the four ways it may be written. */
  function written(
    { id: own, own: attributes, ...relations }: Value<typeof anyDeployment>,
    cased: (name: string) => string,
  ) {
    const named = Object.entries(relations).map(([name, value]): [string, JsonObject | null] => [
      cased(name),
      value && { ...value },
    ]);
    const plain: JsonObject = { id: own, ...attributes, ...Object.fromEntries(named) };
    const included = named.flatMap(([name, value]): JsonObject[] => {
      if (!value) return [];
      const { id: related, ...rest } = value;
      return [{ id: String(related), type: name, attributes: rest }];
    });
    const pointers = named.map(([name, value]): [string, Json] => [
      name,
      { data: value && { type: name, id: String(value.id) } },
    ]);
    const pointed: JsonObject = {
      id: String(own),
      type: 'deployments',
      attributes,
      relationships: Object.fromEntries(pointers),
    };
    return { plain, pointed, included };
  }

  test('any deployment means the same however it is written, and nothing unknown makes it fail', () => {
    fc.assert(
      fc.property(anyDeployment, (one) => {
        const camel = written(one, (name) => name);
        const other = written(one, snake);
        const ways = [
          flatten(camel.plain),
          flatten(other.plain),
          flatten(camel.pointed, camel.included),
          flatten(other.pointed, other.included),
        ];
        const [first, ...rest] = ways.map((way) => deploymentOf(way, nobody));
        expect(first).not.toBeNull();
        expect(first?.id).toBe(String(one.id));
        expect(first?.enabled).toBe(one.own.enabled_at !== null);
        for (const way of rest) expect(way).toEqual(first);
      }),
    );
  });

  test('any JSON at all is understood or set aside, but never an error', () => {
    const record = fc.dictionary(
      fc.constantFrom(
        'id',
        'attributes',
        'relationships',
        'flow_version_id',
        'flowVersion',
        'enabled_at',
        'priority',
        'package',
        'user',
      ),
      fc.jsonValue({ maxDepth: 3 }).map((value): Json => JSON.parse(JSON.stringify(value))),
    );
    fc.assert(
      fc.property(record, fc.array(record), (one, included) => void deploymentOf(flatten(one, included), nobody)),
      {
        examples: [
          [{ relationships: { package: { data: { id: { toString: false } } } } }, [{ id: { toString: false } }]],
        ],
      },
    );
  });

  test('relations that go round in circles come to an end', () => {
    const circle = { id: '1', type: 'x', attributes: {}, relationships: { self: { data: { type: 'x', id: '1' } } } };
    expect(JSON.stringify(flatten(circle, [circle])).length).toBeLessThan(500);
  });
});

describe('what is compared', () => {
  test('the "#" of a version and the people take no part in the hash', () => {
    fc.assert(
      fc.property(
        fc.record({ version: fc.string({ minLength: 1 }), priority: fc.option(fc.nat(9)), enabled: fc.boolean() }),
        (state) => {
          expect(hashOf({ ...state })).toBe(hashOf({ ...state }));
          expect(hashOf({ ...state, enabled: !state.enabled })).not.toBe(hashOf(state));
          expect(hashOf({ ...state, version: `${state.version}0` })).not.toBe(hashOf(state));
          expect(hashOf({ ...state, priority: (state.priority ?? 0) + 1 })).not.toBe(hashOf(state));
        },
      ),
    );
    const [one] = understood(recorded.deploymentsFlat);
    if (!one) throw new Error('Not understood');
    const renumbered = { ...one, id: '1', version: { ...one.version, number: 3, status: 'Inactive' }, enabledBy: null };
    expect(resourceOf(renumbered).hash).toBe(resourceOf(one).hash);
  });

  test('who changed it is said only where it follows from what the vendor records', () => {
    const [one] = understood(recorded.deploymentsFlat);
    if (!one) throw new Error('Not understood');
    expect(resourceOf(one).updatedBy).toBe('Amira Patel');
    expect(resourceOf({ ...one, updatedAt: one.createdAt }).updatedBy).toBe('Jonas Weber');
    expect(resourceOf({ ...one, updatedAt: '2026-11-21T00:00:00.000000Z' }).updatedBy).toBeNull();
  });

  test('versions are numbered by age where the vendor does not number them', () => {
    const [flow] = flattenAll(WirePage.parse(recorded.flows).data, []).map(flowOf);
    expect(flow?.versions).toEqual([
      { id: '4718', number: 3, status: 'Draft' },
      { id: '4711', number: 2, status: 'Deployed' },
      { id: '4705', number: 1, status: 'Inactive' },
    ]);
    expect(['10', '9', '100'].sort(byAge)).toEqual(['9', '10', '100']);
  });
});
