import { hashDocument } from '@/lib/domain/document-hash';
import type { Environment } from '@/lib/domain/environment';
import type { JsonObject } from '@/lib/domain/json';
import type { Application, Deployment, LogLine, Pipeline, Stage } from '@/lib/domain/pipeline';
import type { Document, Resource } from '@/lib/domain/resource';
import type { HiddenVariable } from './client';
import type { WireApplication, WireDeployment, WireListedApplication, WireLog, WirePipeline, WireStage } from './wire';

/** A pipeline with its stages in order; whether a stage is production comes from its type and never from its name. */
export function pipelineOf({ id, display_name, type, project_id, stages }: WirePipeline): Pipeline {
  return {
    id,
    name: display_name,
    type: type ?? 'unknown',
    project: project_id ?? null,
    stages: stages.map(stageOf).sort((a, b) => a.order - b.order),
  };
}

function stageOf({ id, display_name, type, order, branch }: WireStage): Stage {
  return {
    id,
    name: display_name,
    type: type ?? 'unknown',
    order,
    production: type === 'prod',
    preview: type === 'preview',
    branch: branch ?? null,
  };
}

/** A stage as an environment; the stages of one pipeline can be compared with each other. */
export function environmentOf(pipeline: Pipeline, { id, name, production, preview }: Stage): Environment {
  return {
    id,
    name,
    group: { id: pipeline.id, name: pipeline.name },
    production,
    color: null,
    readable: !preview,
    writable: !preview,
    limitation: preview
      ? 'Applications here come and go with pull requests. Nothing is promoted into or out of it, so there is nothing to compare.'
      : null,
  };
}

/** What a list tells of an application, with the rest where it has been read by itself. */
export function applicationOf(listed: WireListedApplication, detail: WireApplication | null): Application {
  return {
    id: listed.id,
    name: listed.display_name,
    type: listed.type ?? null,
    status: listed.status ?? null,
    suspended: listed.is_suspended ?? false,
    repository: detail?.repo_url ?? null,
    branch: detail?.default_branch ?? null,
    project: detail?.project_id ?? null,
    updatedAt: listed.updated_at ?? null,
  };
}

export function deploymentOf(wire: WireDeployment, application: string): Deployment {
  return {
    id: wire.id,
    application,
    status: wire.status ?? null,
    type: wire.type ?? null,
    trigger: wire.trigger ?? null,
    steps: wire.steps ?? [],
    image: wire.docker_image_url ?? null,
    repository: wire.repo_url ?? null,
    branch: wire.branch ?? null,
    commit: wire.commit_sha ?? null,
    commitMessage: wire.commit_message ?? null,
    commitAuthor: wire.author_login ?? null,
    createdAt: wire.created_at,
    startedAt: wire.started_at ?? null,
    finishedAt: wire.finished_at ?? null,
  };
}

export function logOf(lines: WireLog): LogLine[] {
  return lines
    .map(({ message, severity, timestamp, unix_timestamp }) => ({
      at: unix_timestamp ? new Date(unix_timestamp / 1000).toISOString() : (timestamp ?? ''),
      severity: severity ?? null,
      message,
    }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** What makes two builds the same: the image; without images the commit of a repository. */
export function buildFields(build: Deployment | null): JsonObject | null {
  if (!build) return null;
  // What else is known of a build follows from these, and the vendor need not copy it along on a promotion.
  return build.image === null ? { commit: build.commit, repository: build.repository } : { image: build.image };
}

/** An application in a stage: what runs, how it is set up, and its variables, each as a keyed hash. */
export function applicationResource(
  row: string,
  application: WireApplication,
  variables: readonly HiddenVariable[],
  running: Deployment | null,
): Resource {
  const document: Document = {
    fields: {
      build: buildFields(running),
      settings: settingsOf(application),
      variables: Object.fromEntries(
        [...variables]
          .sort((a, b) => (a.key < b.key ? -1 : 1))
          .map(({ key, hash, runtime, buildTime }) => [key, { value: hash, runtime, buildTime }]),
      ),
    },
    parts: [],
  };
  return {
    type: 'application',
    id: row,
    name: row,
    document,
    hash: hashDocument(document),
    updatedAt: running?.finishedAt ?? running?.createdAt ?? null,
    // The vendor knows who wrote the commit, and not who deployed it.
    updatedBy: null,
    ignored: {
      application: application.id,
      name: application.display_name,
      status: application.status ?? null,
      deployment: running?.id ?? null,
      commit: running?.commit ?? null,
      branch: running?.branch ?? null,
    },
    references: [],
  };
}

function settingsOf(application: WireApplication): JsonObject {
  return {
    source: application.source ?? null,
    repository: application.repo_url ?? null,
    branch: application.default_branch ?? null,
    dockerImage: application.docker_image ?? null,
    autoDeploy: application.auto_deploy ?? null,
    suspended: application.is_suspended ?? null,
    buildType: application.build_type ?? null,
    buildPath: application.build_path ?? null,
    dockerfilePath: application.dockerfile_path ?? null,
    buildCache: application.build_cache_enabled ?? null,
    hibernation: application.hibernation_enabled ?? null,
    allowDeployPaths: application.allow_deploy_paths ?? [],
    ignoreDeployPaths: application.ignore_deploy_paths ?? [],
  };
}

/** A resource as it is once it runs another build; a promotion changes nothing else. */
export function withBuild(resource: Resource, build: Deployment | null): Resource {
  const document = { ...resource.document, fields: { ...resource.document.fields, build: buildFields(build) } };
  return { ...resource, document, hash: hashDocument(document) };
}

/** A build in a few characters for a sentence: its commit, or the last part of its image. */
export function buildName(build: Pick<Deployment, 'commit' | 'image'> | null): string {
  if (!build) return 'nothing';
  if (build.commit) return `build ${build.commit.slice(0, 7)}`;
  return build.image ? `image ${build.image.split('/').at(-1)}` : 'a build without a name';
}
