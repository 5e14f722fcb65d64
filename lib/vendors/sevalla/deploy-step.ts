import type { Deployment } from '@/lib/domain/pipeline';
import type { Notice, PlanStepDraft } from '@/lib/domain/plan';
import { keyText } from '@/lib/domain/resource';
import { type Look, resourceOf } from './account';
import { withBuild } from './map';
import { type Place, refOf } from './places';
import { buildIdentity, type DeployStep } from './step-input';

interface Wanted {
  place: Place;
  look: Look;
  build: Deployment;
  via: DeployStep['via'];
  pipeline: string;
  source: string | null;
  sentence: string;
  effects: Notice[];
}

/**
 * The step that puts a build on one application. An application that stands in several rows is one write; the further
 * rows are told as what it affects, and are proven like the first.
 */
export function deployStep({ place, look, build, via, pipeline, source, sentence, effects }: Wanted): PlanStepDraft {
  const [row = place.application, ...others] = place.rows;
  const before = resourceOf(row, look);
  const after = withBuild(before, build);
  const input: DeployStep = {
    via,
    pipeline,
    source,
    application: place.application,
    expected: buildIdentity(build),
    replaced: look.running && buildIdentity(look.running),
  };
  return {
    id: keyText({ type: 'application', id: row }),
    verb: look.running ? 'update' : 'create',
    type: 'application',
    resourceId: row,
    name: look.application.display_name,
    environment: refOf(place.stage),
    sentence,
    before: before.hash,
    after: after.hash,
    dependsOn: [],
    effects,
    affects: others.map((other) => {
      const resource = resourceOf(other, look);
      return {
        type: 'application',
        id: other,
        name: other,
        before: resource.hash,
        after: withBuild(resource, build).hash,
      };
    }),
    // Sevalla goes back by one successful deployment, which is what ran until now. The first one cannot be taken back.
    undo: look.running ? 'exact' : 'none',
    // A promotion is read beside its source; a step back has nothing else to stand beside.
    ...(source === null ? { preview: { before, after } } : {}),
    documents: { before, after },
    input: { ...input, expected: { ...input.expected }, replaced: input.replaced && { ...input.replaced } },
  };
}

export function notice(code: string, severity: Notice['severity'], message: string, row: string | null): Notice {
  return { code, severity, message, resource: row === null ? null : { type: 'application', id: row } };
}
