import { z } from 'zod';
import { endpoint } from './endpoint';

export const readMetrics = endpoint({
  name: 'metrics',
  summary: 'Numbers of this process and its database, in the text format of Prometheus',
  method: 'GET',
  path: '/api/metrics',
  permission: 'audit:read',
  input: z.strictObject({}),
  output: z.string(),
  held: 'everywhere',
  answers: 'text',
});

export const describeApi = endpoint({
  name: 'openapi',
  summary: 'This description',
  method: 'GET',
  path: '/api/openapi.json',
  permission: 'session:read',
  input: z.strictObject({}),
  output: z.looseObject({ openapi: z.string() }),
});
