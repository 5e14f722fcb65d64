import { hasEnded } from './clock';
import type { Application, Deployment, Pipeline, Stage } from './documents';
import type { Store } from './store';

/** An application in a list; its status is that of its latest operation, not of what runs. */
export function listedApplication(store: Store, application: Application) {
  const { id, name, display_name, type, source, is_suspended, created_at } = application;
  const newest = store.deployments(id)[0];
  const updated_at = [application.updated_at, newest?.updated_at ?? ''].sort().at(-1) ?? application.updated_at;
  return { id, name, display_name, status: statusOf(newest), type, source, is_suspended, created_at, updated_at };
}

/** An application by itself, with all its settings. */
export function wholeApplication(store: Store, application: Application) {
  return {
    ...application,
    ...listedApplication(store, application),
    namespace: `ns-${application.name}`,
    build_cache_enabled: true,
    hibernation_enabled: false,
    hibernate_after_seconds: null,
    build_path: '.',
    pack_builder: null,
    nixpacks_version: null,
    dockerfile_path: null,
    docker_context: null,
    allow_deploy_paths: [],
    ignore_deploy_paths: [],
    buildpacks: [],
    cluster_id: '0c1a57e2-0000-4000-8000-000000000001',
    docker_registry_credential_id: null,
    created_by: null,
  };
}

function statusOf(newest: Deployment | undefined): string | null {
  if (!newest) return null;
  if (!hasEnded(newest)) return 'deploymentInProgress';
  if (newest.status === 'failed') return 'deploymentFailed';
  return newest.status === 'success' ? 'deploymentSuccess' : 'deploymentCancelled';
}

/** A deployment without what only the sandbox knows. */
export function shownDeployment({ course: _course, ...deployment }: Deployment) {
  return deployment;
}

/** A pipeline in a list: its stages in short. */
export function listedPipeline({ id, display_name, type, stages, created_at, updated_at }: Pipeline) {
  const short = stages.map((stage) => ({
    id: stage.id,
    display_name: stage.display_name,
    type: stage.type,
    order: stage.order,
  }));
  return { id, display_name, type, stages: short, created_at, updated_at };
}

/** A pipeline by itself. That it names its applications is not in the published interface, but in the vendor's client. */
export function wholePipeline(store: Store, pipeline: Pipeline, withApps: boolean) {
  const stages = pipeline.stages.map(({ apps, ...stage }: Stage) => {
    if (!withApps) return stage;
    const named = apps.map((app) => {
      const { id, name, display_name } = store.application(app);
      return { id, name, display_name };
    });
    return { ...stage, apps: named };
  });
  return { ...pipeline, stages };
}
