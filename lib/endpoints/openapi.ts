import { z } from 'zod';
import type { JsonObject } from '@/lib/domain/json';
import { endpoints } from './all';
import { type Endpoint, parametersOf } from './endpoint';
import { Problem } from './problem';

/** The OpenAPI description of everything in `endpoints`, made of the same schemas that check the traffic. */
export function openApi(): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/\[(\w+)\]/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Promenade',
      version: '1',
      description: 'Compare environments, publish what was reviewed, prove what arrived.',
    },
    paths,
    components: { schemas: { Problem: schema(Problem, 'output') } },
  };
}

function operation(endpoint: Endpoint): JsonObject {
  const { properties = {}, required = [] } = z
    .object({ properties: z.record(z.string(), z.json()).optional(), required: z.array(z.string()).optional() })
    .parse(schema(endpoint.input, 'input'));
  const inPath = parametersOf(endpoint.path);
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name));
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE';
  const parameter = (place: 'path' | 'query') => (name: string) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: properties[name] ?? {},
  });
  const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } };
  const body = {
    type: 'object',
    properties: Object.fromEntries(rest.map((name) => [name, properties[name] ?? {}])),
    required: required.filter((name) => rest.includes(name)),
    additionalProperties: false,
  };
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    'x-permission': endpoint.permission,
    'x-held': endpoint.held ?? 'somewhere',
    parameters: [
      ...inPath.map(parameter('path')),
      ...(inQuery ? rest.map(parameter('query')) : []),
      ...(endpoint.idempotent ? [key] : []),
    ],
    ...(inQuery || rest.length === 0
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [String(endpoint.status ?? 200)]: {
        description: 'Done',
        content: { [typeOf(endpoint)]: { schema: schema(endpoint.output, 'output') } },
      },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function typeOf({ answers }: Endpoint): string {
  if (answers === 'events') return 'text/event-stream';
  if (answers === 'text') return 'text/plain';
  return answers === 'file' ? 'application/octet-stream' : 'application/json';
}

/** What only code can check (a whole JSON document, say) is described as "anything". */
function schema(type: z.ZodType, io: 'input' | 'output'): JsonObject {
  return JSON.parse(JSON.stringify(z.toJSONSchema(type, { io, unrepresentable: 'any', target: 'draft-2020-12' })));
}
