import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Json } from '@/lib/domain/json';
import { describeError } from './describe';
import { applicationResource, deploymentOf, pipelineOf } from './map';
import recorded from './recorded.json';
import {
  WireApplication,
  WireApplications,
  WireDeployment,
  WireDeployments,
  WireKey,
  WireLog,
  WireNothing,
  WirePipeline,
  WirePipelines,
  WirePromoted,
  WireVariables,
} from './wire';

/** The part of JSON Schema that the vendor's description uses. */
interface Schema {
  type?: string | undefined;
  properties?: Record<string, Schema> | undefined;
  required?: string[] | undefined;
  items?: Schema | undefined;
  anyOf?: Schema[] | undefined;
  enum?: string[] | undefined;
  example?: Json | undefined;
  format?: string | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
}
const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    properties: z.record(z.string(), Schema).optional(),
    required: z.array(z.string()).optional(),
    items: Schema.optional(),
    anyOf: z.array(Schema).optional(),
    enum: z.array(z.string()).optional(),
    example: z.custom<Json>().optional(),
    format: z.string().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
);
const { responses, error } = z.object({ responses: z.record(z.string(), Schema), error: Schema }).parse(recorded);

/** Values that fit a schema, with members that it does not know, and with words that its enumerations do not have yet. */
function variants(schema: Schema): fc.Arbitrary<Json> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(variants));
  if (schema.enum) return fc.oneof(fc.constantFrom(...schema.enum), fc.constant('somethingNew'));
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'number' || schema.type === 'integer')
    return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1_000_000, 4_000_000_000_000_000) });
  if (schema.type === 'array') return fc.array(variants(schema.items ?? {}), { maxLength: 3 });
  if (schema.type === 'object') return objects(schema);
  if (schema.format === 'date-time')
    return fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString());
  return schema.format === 'uuid' ? fc.uuid() : fc.string();
}

function objects({ properties = {}, required = [] }: Schema): fc.Arbitrary<Json> {
  const members = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, variants(schema)]));
  const known = fc.record<Record<string, Json>>(members, { requiredKeys: required });
  return known.map((mine): Json => ({ ...mine, a_member_of_tomorrow: { deep: [1, null] } }));
}

/** What the description itself gives as examples. */
function example(schema: Schema): Json {
  if (schema.type === 'object')
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, example(inner)]));
  if (schema.example !== undefined) return schema.example;
  if (schema.type === 'array') return [example(schema.items ?? {})];
  if (schema.anyOf) return example(schema.anyOf[0] ?? {});
  if (schema.enum) return schema.enum[0] ?? '';
  if (schema.type === 'boolean') return true;
  return schema.type === 'number' || schema.type === 'integer' ? 1 : 'text';
}

const read: [call: string, wire: z.ZodType, reads: (parsed: unknown) => unknown][] = [
  ['GET /api-keys/validate', WireKey, (key) => key],
  ['GET /pipelines', WirePipelines, (page) => WirePipelines.parse(page).data.map(pipelineOf)],
  ['GET /pipelines/{id}', WirePipeline, (one) => pipelineOf(WirePipeline.parse(one))],
  ['POST /pipelines/{id}/promote', WirePromoted, (list) => list],
  ['GET /applications', WireApplications, (page) => page],
  [
    'GET /applications/{id}',
    WireApplication,
    (one) => applicationResource('row', WireApplication.parse(one), [], null),
  ],
  ['GET /applications/{id}/env-vars', WireVariables, (page) => page],
  ['GET /applications/{id}/deployments', WireDeployments, (page) => page],
  ['POST /applications/{id}/deployments', WireDeployment, (one) => deploymentOf(WireDeployment.parse(one), 'app')],
  ['GET /applications/{id}/deployments/{deployment_id}', WireDeployment, (one) => one],
  ['GET /applications/{id}/deployments/{deployment_id}/logs', WireLog, (lines) => lines],
  ['POST /applications/{id}/deployments/{deployment_id}/cancel', WireNothing, (answer) => answer],
  ['POST /applications/{id}/deployments/rollback', WireDeployment, (one) => one],
];

describe('every answer that the vendor describes can be read', () => {
  test('none is left out', () => {
    expect(read.map(([call]) => call).sort()).toEqual(Object.keys(responses).sort());
  });

  test.each(read)('%s', (call, wire, reads) => {
    const schema = responses[call] ?? {};
    expect(() => reads(wire.parse(example(schema)))).not.toThrow();
    fc.assert(
      fc.property(variants(schema), (answer) => {
        expect(reads(wire.parse(answer))).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });

  test('a state, a type and a trigger that nobody knows survive as they came', () => {
    const wire = { id: 7, status: 'verifying', type: 'magic', trigger: 'MOON', steps: ['dance'], created_at: 'now' };
    expect(deploymentOf(WireDeployment.parse(wire), 'app')).toMatchObject({
      id: '7',
      status: 'verifying',
      type: 'magic',
      trigger: 'MOON',
      steps: ['dance'],
    });
  });

  test('what is no answer at all is refused', () => {
    for (const wire of [WirePipeline, WireApplication, WireDeployment, WireDeployments]) {
      expect(wire.safeParse({ message: 'ok' }).success).toBe(false);
    }
    expect(WirePromoted.safeParse({ promote: [] }).success).toBe(false);
  });

  test('every error says something, and its support reference is kept', () => {
    fc.assert(
      fc.property(variants(error), fc.integer({ min: 400, max: 599 }), (body, status) => {
        expect(describeError(status, body).message).not.toBe('');
      }),
    );
    const known = { message: 'Not allowed', status: 403, data: { code: 'err-1' } };
    expect(describeError(403, known).message).toBe("Not allowed (reference for Sevalla's support: err-1)");
  });
});
