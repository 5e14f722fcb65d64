import { Hono } from 'hono';
import { z } from 'zod';
import type { Caller, NovuEnv } from './caller';
import { diffEnvironments } from './diff';
import { badRequest, outsideScope } from './errors';
import { isInternalId } from './identifiers';
import { publish } from './publish';
import { environmentById, type Store } from './store';
import type { SwitchBoard } from './switches';
import { parseDto } from './validation';

const source = { sourceEnvironmentId: z.string().nullish() };
const DiffInput = z.object(source);
const PublishInput = z.object({
  ...source,
  dryRun: z.boolean().nullish(),
  resources: z
    .array(
      z.object({
        resourceType: z.enum(['workflow', 'step', 'localization_group', 'layout', 'agent']),
        resourceId: z.string(),
      }),
    )
    .nullish(),
});

/** `POST /v2/environments/{target}/diff` and `…/publish` */
export function promotionRoutes(store: Store, switches: SwitchBoard): Hono<NovuEnv> {
  const app = new Hono<NovuEnv>();
  app.post('/:target/diff', (c) => {
    const input = parseDto(DiffInput, c.get('body'));
    const sides = pairOf(c.get('caller'), input.sourceEnvironmentId, c.req.param('target'));
    return c.json({ data: diffEnvironments(sides.source, sides.target, switches.current()) });
  });
  app.post('/:target/publish', (c) => {
    const input = parseDto(PublishInput, c.get('body'));
    const caller = c.get('caller');
    const sides = pairOf(caller, input.sourceEnvironmentId, c.req.param('target'));
    const promotion = { ...sides, person: caller.person, store, switches: switches.current() };
    return c.json({ data: publish(input.resources ?? [], input.dryRun ?? false, promotion) });
  });
  return app;
}

// Existence comes before the scope guard: a key learns which ids its organisation has.
function pairOf({ organisation, scheme }: Caller, sourceId: string | null | undefined, targetId: string) {
  const development = organisation.environments.find(({ name }) => name === 'Development');
  if (sourceId == null && !development) throw badRequest('Development environment not found');
  const wanted = sourceId ?? development?._id ?? '';
  if (!isInternalId(wanted) || !isInternalId(targetId)) throw badRequest('Invalid environment ID format');
  if (wanted === targetId) throw badRequest('Source and target environments cannot be the same');
  const source = environmentById(organisation, wanted);
  if (!source) throw badRequest('Source environment not found');
  const target = environmentById(organisation, targetId);
  if (!target) throw badRequest('Target environment not found');
  if (scheme === 'ApiKey' && organisation.guard === 'strict') throw outsideScope();
  return { source, target };
}
