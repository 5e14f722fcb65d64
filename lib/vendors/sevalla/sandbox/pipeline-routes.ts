import { Hono } from 'hono';
import { z } from 'zod';
import { promote } from './promote';
import { bodyOf, page, parse, Uuid } from './protocol';
import type { Store } from './store';
import type { SwitchBoard } from './switches';
import { listedPipeline, wholePipeline } from './views';

const PromoteBody = z.strictObject({ source_app_id: Uuid, target_app_ids: z.array(Uuid).min(1) });

/** `/pipelines`: lists, one pipeline, promotion. */
export function pipelineRoutes(store: Store, switches: SwitchBoard): Hono {
  const app = new Hono();
  app.get('/', (c) => c.json(page([...store.company().pipelines.values()], c.req.query(), listedPipeline)));
  app.get('/:id', (c) => {
    const pipeline = store.pipeline(parse(Uuid, c.req.param('id')));
    return c.json(wholePipeline(store, pipeline, switches.current().stageApps));
  });
  app.post('/:id/promote', async (c) => {
    const id = parse(Uuid, c.req.param('id'));
    const body = parse(PromoteBody, await bodyOf(c.req.raw));
    const promotion = { pipeline: store.pipeline(id), source: body.source_app_id, targets: body.target_app_ids };
    // A bare array, without the envelope of the lists.
    return c.json(promote(store, switches, promotion));
  });
  return app;
}
