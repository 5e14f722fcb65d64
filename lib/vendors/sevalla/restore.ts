import { canonical, type Json } from '@/lib/domain/json';
import type { Notice, PlanDraft, PlanStepDraft, Watched } from '@/lib/domain/plan';
import type { Resource } from '@/lib/domain/resource';
import type { RestoreInput } from '../input';
import { type Account, type Layout, type Look, resourceOf } from './account';
import { notice } from './deploy-step';
import { buildFields } from './map';
import { type Place, placeOf, refOf, watch } from './places';
import { rollbackStep, wayBack } from './rollback';

type Wanted = RestoreInput['resources'][number];

interface Piece {
  steps: PlanStepDraft[];
  notices: Notice[];
  watched: Watched[];
}

/** Puts earlier builds back as far as the vendor can: it goes back by one deployment, and nowhere else. */
export async function planRestore(account: Account, { target, title, resources }: RestoreInput): Promise<PlanDraft> {
  const { layout, stage } = await account.stage(target);
  // An application that stands in several rows was written once, and is taken back once.
  const once = new Map(resources.map((wanted) => [applicationAt(layout, target, wanted.id) ?? wanted.id, wanted]));
  const pieces = await Promise.all([...once.values()].map((wanted) => pieceFor(account, layout, target, wanted)));
  return {
    title,
    source: null,
    target: refOf(stage),
    steps: pieces.flatMap(({ steps }) => steps),
    notices: pieces.flatMap(({ notices }) => notices),
    watched: pieces.flatMap(({ watched }) => watched),
  };
}

function applicationAt({ placements }: Layout, stage: string, row: string): string | null {
  return placements.find((one) => one.stage === stage && one.row === row)?.application ?? null;
}

async function pieceFor(account: Account, layout: Layout, stage: string, wanted: Wanted): Promise<Piece> {
  const only = (one: Notice, watched: Watched[] = []): Piece => ({ steps: [], notices: [one], watched });
  const application = applicationAt(layout, stage, wanted.id);
  if (application === null) {
    const message = `“${wanted.id}” is not placed in this stage any more, so that it cannot be taken back.`;
    return only(notice('not_placed', 'blocker', message, wanted.id));
  }
  const place = placeOf(layout, application, 'target');
  const look = await account.look(application);
  const watched = watch(place, look);
  const now = resourceOf(wanted.id, look);
  if (sameBuild(now, wanted.resource)) return only(unchanged(now, wanted.resource), watched);
  const way = wayBack(look);
  if (typeof way !== 'string' && canonical(buildFields(way)) === canonical(buildIn(wanted.resource))) {
    return { steps: [rollbackStep(layout.pipeline.id, place, look, way)], notices: [], watched };
  }
  return only(noWay(place, look, way, wanted.resource), watched);
}

function buildIn(resource: Resource | null): Json {
  return resource?.document.fields.build ?? null;
}

function sameBuild(now: Resource, then: Resource | null): boolean {
  return canonical(buildIn(now)) === canonical(buildIn(then));
}

function unchanged(now: Resource, then: Resource | null): Notice {
  const rest =
    now.hash === then?.hash
      ? ''
      : ' Its settings or variables have changed since; Promenade takes back builds only and leaves those alone.';
  return notice('already_equal', 'info', `“${now.name}” runs the build from before.${rest}`, now.id);
}

function noWay({ rows }: Place, { application }: Look, way: unknown, then: Resource | null): Notice {
  const name = application.display_name;
  const why =
    buildIn(then) === null
      ? `Nothing ran on “${name}” before, and Sevalla cannot take a first deployment away. Suspend the application at Sevalla, if it must not run.`
      : typeof way === 'string'
        ? `${way} To get the earlier build back, deploy its commit anew at Sevalla, or promote it from an application that still runs it.`
        : `“${name}” has been deployed since, and Sevalla goes back by one deployment only, which would lead to another build than before. Promote the earlier build from an application that still runs it, or deploy its commit anew at Sevalla.`;
  return notice('no_way_back', 'blocker', why, rows[0] ?? null);
}
