import { z } from 'zod';
import { Application, Board, Deployment, LogLine, PlacedPipeline } from '@/lib/domain/pipeline';
import { ConnectionId } from './connections';
import { endpoint } from './endpoint';
import { listOf, PageInput } from './list';

const Id = z.string().min(1).max(200);
const place = { connection: ConnectionId };
const onePipeline = { ...place, pipeline: Id };

export const listPipelines = endpoint({
  name: 'pipelines',
  summary: 'The pipelines of a connection with their stages, in the vendor’s order, and who stands where',
  method: 'GET',
  path: '/api/connections/[connection]/pipelines',
  permission: 'compare:read',
  input: z.strictObject(place),
  output: listOf(PlacedPipeline),
});

export const readPipeline = endpoint({
  name: 'pipeline',
  summary: 'One pipeline as a board: what runs in which stage, and how it relates to the stage before',
  method: 'GET',
  path: '/api/connections/[connection]/pipelines/[pipeline]',
  permission: 'compare:read',
  input: z.strictObject(onePipeline),
  output: Board,
});

export const boardEvents = endpoint({
  name: 'pipeline.events',
  summary: 'Server-sent events of one board, whenever it was read anew; each of type `board` carries all of it as JSON',
  method: 'GET',
  path: '/api/connections/[connection]/pipelines/[pipeline]/events',
  permission: 'compare:read',
  input: z.strictObject(onePipeline),
  output: Board,
  answers: 'events',
});

/** Where the server-sent events of a board are. */
export const boardEventsPath = (connection: string, pipeline: string) =>
  `/api/connections/${encodeURIComponent(connection)}/pipelines/${encodeURIComponent(pipeline)}/events`;

export const placeApplications = endpoint({
  name: 'pipeline.place',
  summary: 'Says which applications belong to a stage; replaces what was said before',
  method: 'PUT',
  path: '/api/connections/[connection]/pipelines/[pipeline]/stages/[stage]/applications',
  permission: 'connection:write',
  input: z.strictObject({
    ...onePipeline,
    stage: Id,
    applications: z
      .array(
        z.strictObject({
          id: z.string().min(1).max(200),
          /** The rows of the board that it stands in; without them, one row by its name. */
          rows: z.array(z.string().trim().min(1).max(100)).min(1).max(20).optional(),
        }),
      )
      .max(500),
  }),
  output: Board,
  held: 'there',
});

export const listApplications = endpoint({
  name: 'applications',
  summary: 'Every application that the key can see',
  method: 'GET',
  path: '/api/connections/[connection]/applications',
  permission: 'compare:read',
  input: z.strictObject(place),
  output: listOf(Application),
  held: 'there',
});

export const listDeployments = endpoint({
  name: 'application.deployments',
  summary: 'The deployments of an application, newest first',
  method: 'GET',
  path: '/api/connections/[connection]/applications/[application]/deployments',
  permission: 'compare:read',
  input: z.strictObject({ ...place, application: Id, ...PageInput }),
  output: listOf(Deployment),
  held: 'there',
});

export const readDeployment = endpoint({
  name: 'application.deployment',
  summary: 'One deployment; with its log when asked for, which the vendor allows thirty times a minute',
  method: 'GET',
  path: '/api/connections/[connection]/applications/[application]/deployments/[deployment]',
  permission: 'compare:read',
  input: z.strictObject({
    ...place,
    application: Id,
    deployment: Id,
    log: z.enum(['true', 'false']).default('false'),
  }),
  output: z.object({ deployment: Deployment, log: z.array(LogLine).nullable() }),
  held: 'there',
});
