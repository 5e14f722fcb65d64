import { Hono } from 'hono';
import { z } from 'zod';
import type { NovuEnv } from './caller';
import type { Layout } from './documents';
import { layoutDetail, layoutListItem } from './layout-view';
import { deleteLayout, layoutOrThrow, refuseBadContent, workflowsUsing } from './layout-write';
import type { Store } from './store';
import { IDENTIFIER, parseDto } from './validation';
import { freeIdentifier } from './workflow-write';

const Query = z.object({
  limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(50),
  offset: z.coerce.number().pipe(z.int().min(0)).default(0),
  orderBy: z.enum(['createdAt', 'updatedAt', 'name']).default('createdAt'),
  orderDirection: z.enum(['ASC', 'DESC']).default('DESC'),
  query: z.string().default(''),
});
const identifier = z.string().regex(IDENTIFIER, { error: 'layoutId must be a valid slug format' });
const CreateInput = z.object({ layoutId: identifier, name: z.string(), isTranslationEnabled: z.boolean().nullish() });
const DuplicateInput = z.object({ name: z.string(), layoutId: identifier.nullish() });
const UpdateInput = z.object({
  name: z.string(),
  isTranslationEnabled: z.boolean().nullish(),
  controlValues: z
    .object({ email: z.object({ body: z.string(), editorType: z.enum(['html', 'block']) }).optional() })
    .nullish(),
});

const EMPTY_BODY = JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', attrs: { textAlign: null } }] });

/** `/v2/layouts` */
export function layoutRoutes(store: Store): Hono<NovuEnv> {
  const app = new Hono<NovuEnv>();

  app.get('/', (c) => {
    const query = parseDto(Query, c.req.query());
    const words = query.query.toLowerCase();
    const sign = query.orderDirection === 'ASC' ? 1 : -1;
    const found = [...c.get('caller').environment.layouts.values()]
      .filter(({ name, layoutId }) => `${name}\n${layoutId}`.toLowerCase().includes(words))
      .sort((a, b) => (a[query.orderBy] < b[query.orderBy] ? -sign : sign));
    const layouts = found.slice(query.offset, query.offset + query.limit).map(layoutListItem);
    return c.json({ data: { layouts, totalCount: found.length } });
  });

  app.get('/:id', (c) => {
    return c.json({ data: layoutDetail(layoutOrThrow(c.get('caller').environment, c.req.param('id'))) });
  });

  app.get('/:id/usage', (c) => {
    const { environment } = c.get('caller');
    const users = workflowsUsing(environment, layoutOrThrow(environment, c.req.param('id')).layoutId);
    return c.json({ data: { workflows: users.map(({ name, workflowId }) => ({ name, workflowId })) } });
  });

  app.post('/', (c) => {
    const { environment, person } = c.get('caller');
    const { layoutId, name, isTranslationEnabled } = parseDto(CreateInput, c.get('body'));
    const { _id, now } = store.stamp();
    const layout: Layout = {
      _id,
      layoutId: freeIdentifier(environment.layouts, layoutId),
      name,
      isDefault: environment.layouts.size === 0,
      isTranslationEnabled: isTranslationEnabled ?? false,
      values: { email: { body: EMPTY_BODY, editorType: 'block' } },
      createdAt: now,
      updatedAt: now,
      updatedBy: person,
    };
    environment.layouts.set(layout.layoutId, layout);
    return c.json({ data: layoutDetail(layout) }, 201);
  });

  app.put('/:id', (c) => {
    const { environment, person } = c.get('caller');
    const input = parseDto(UpdateInput, c.get('body'));
    const layout = layoutOrThrow(environment, c.req.param('id'));
    const values = contentOf(input.controlValues, layout);
    refuseBadContent(values);
    const updated: Layout = {
      ...layout,
      name: input.name,
      isTranslationEnabled: input.isTranslationEnabled ?? layout.isTranslationEnabled,
      values,
      updatedAt: store.stamp().now,
      updatedBy: person,
    };
    environment.layouts.set(layout.layoutId, updated);
    return c.json({ data: layoutDetail(updated) });
  });

  app.delete('/:id', (c) => {
    const { environment } = c.get('caller');
    deleteLayout(environment, layoutOrThrow(environment, c.req.param('id')));
    return c.body(null, 204);
  });

  app.post('/:id/duplicate', (c) => {
    const { environment, person } = c.get('caller');
    const { name, layoutId } = parseDto(DuplicateInput, c.get('body'));
    const original = layoutOrThrow(environment, c.req.param('id'));
    const { _id, now } = store.stamp();
    const copy: Layout = {
      ...original,
      _id,
      layoutId: freeIdentifier(environment.layouts, layoutId ?? `${original.layoutId}-copy`),
      name,
      isDefault: false,
      createdAt: now,
      updatedAt: now,
      updatedBy: person,
    };
    environment.layouts.set(copy.layoutId, copy);
    return c.json({ data: layoutDetail(copy) }, 201);
  });

  return app;
}

function contentOf(given: z.infer<typeof UpdateInput>['controlValues'], layout: Layout): Layout['values'] {
  if (given === undefined) return layout.values;
  return given?.email ? { email: given.email } : {};
}
