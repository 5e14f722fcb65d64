import { COMPANY, id, PARTNERS, STOREFRONT } from '../constants';
import type { Application, Company, Deployment, EnvVar, Pipeline, Project, Stage } from '../documents';
import { manySketches, type Sketch, sketches } from './applications';
import { buildOf, imageOf } from './builds';
import { variablesFor } from './variables';

const CREATED = '2026-10-01T08:00:00.000Z';
const NEWEST = Date.parse('2026-11-20T16:00:00.000Z');
const HOUR = 3_600_000;

const projects = {
  storefront: id('b1', 1),
  partners: id('b1', 2),
} as const;

/** Everything that the company owns, always the same for one scale. */
export function seedCompany(scale: number): Company {
  const many = manySketches(scale);
  const all = [...sketches, ...many];
  const ids = new Map(all.map(({ name }, index) => [name, id('a5', index + 1)]));
  const idOf = ({ name }: Sketch) => ids.get(name) ?? '';
  const company: Company = {
    applications: new Map(all.map((sketch) => [idOf(sketch), applicationOf(sketch, idOf(sketch))])),
    deployments: new Map(all.map((sketch, index) => [idOf(sketch), deploymentsOf(sketch, idOf(sketch), index)])),
    variables: new Map(all.map((sketch, index) => [idOf(sketch), envVarsOf(sketch, idOf(sketch), index)])),
    pipelines: new Map(),
    projects: new Map(
      Object.entries(projects).map(([name, project]): [string, Project] => [
        project,
        { id: project, company_id: COMPANY, name, display_name: name, created_at: CREATED, updated_at: CREATED },
      ]),
    ),
  };
  const inStage = (pipeline: string, stage: string) =>
    sketches.filter((sketch) => sketch.stage?.[0] === pipeline && sketch.stage[1] === stage).map(idOf);
  addPipeline(company, STOREFRONT.pipeline, 'Storefront', 'trunk', projects.storefront, [
    [STOREFRONT.development, 'Development', 'standard', null, inStage('storefront', 'development')],
    [STOREFRONT.staging, 'Staging', 'standard', null, inStage('storefront', 'staging')],
    [STOREFRONT.production, 'Production', 'prod', null, inStage('storefront', 'production')],
  ]);
  addPipeline(company, PARTNERS.pipeline, 'Partner portal', 'branch', projects.partners, [
    [PARTNERS.development, 'Development', 'standard', 'develop', inStage('partners', 'development')],
    [PARTNERS.staging, 'Staging', 'standard', 'release', inStage('partners', 'staging')],
    [PARTNERS.production, 'Production', 'prod', 'main', inStage('partners', 'production')],
    [PARTNERS.preview, 'Preview', 'preview', null, inStage('partners', 'preview')],
  ]);
  if (many.length > 0) {
    const inRegion = (region: string) => many.filter((sketch) => sketch.region === region).map(idOf);
    addPipeline(company, id('a1', 3), 'Region service', 'trunk', null, [
      [id('a2', 21), 'Development', 'standard', null, inRegion('development')],
      [id('a2', 22), 'Staging', 'standard', null, inRegion('staging')],
      [id('a2', 23), 'Production', 'prod', null, inRegion('production')],
    ]);
  }
  return company;
}

type StageSketch = [id: string, name: string, type: string, branch: string | null, apps: string[]];

function addPipeline(
  company: Company,
  pipeline: string,
  display_name: string,
  type: string,
  project_id: string | null,
  stages: StageSketch[],
): void {
  const dates = { created_at: CREATED, updated_at: CREATED };
  const entry: Pipeline = {
    id: pipeline,
    company_id: COMPANY,
    project_id,
    display_name,
    type,
    stages: stages.map(
      ([stage, name, kind, branch, apps], order): Stage => ({
        id: stage,
        pipeline_id: pipeline,
        display_name: name,
        type: kind,
        order,
        branch,
        auto_create_app: kind === 'preview',
        delete_stale_apps: false,
        stale_app_days: 5,
        ...dates,
        apps,
      }),
    ),
    ...dates,
  };
  company.pipelines.set(pipeline, entry);
}

function applicationOf(sketch: Sketch, application: string): Application {
  const { name, title, project, code, branch, image = false, preview = false, suspended = false } = sketch;
  return {
    id: application,
    company_id: COMPANY,
    project_id: project && projects[project],
    name,
    display_name: title,
    type: preview ? 'previewApp' : 'app',
    source: image ? 'dockerImage' : preview ? 'app' : sketch.publicGit ? 'publicGit' : 'privateGit',
    is_suspended: suspended,
    auto_deploy: sketch.autoDeploy ?? false,
    git_type: image ? null : 'github',
    repo_url: image ? null : `https://github.com/meridian-goods/${code}`,
    default_branch: image ? null : branch,
    docker_image: image ? `${code}:latest` : null,
    build_type: 'nixpacks',
    created_at: CREATED,
    updated_at: new Date(NEWEST).toISOString(),
  };
}

function deploymentsOf(sketch: Sketch, application: string, position: number): Deployment[] {
  return sketch.runs.map((run, index) => {
    const [number, status, trigger] = typeof run === 'number' ? [run, 'success'] : run;
    const created = NEWEST - index * 26 * HOUR - position * 60_000;
    const at = (seconds: number) => new Date(created + seconds * 1000).toISOString();
    const began = !['waiting', 'skipped'].includes(status);
    const ended = ['success', 'failed', 'cancelled', 'skipped'].includes(status);
    return {
      id: id('d0', position * 100 + index + 1),
      app_id: application,
      status,
      type: sketch.autoDeploy ? 'automatic' : 'manual',
      trigger: trigger ?? (sketch.autoDeploy ? 'AUTO_DEPLOY_ON_PUSH' : 'MANUAL_DEPLOY'),
      steps: sketch.image ? ['rollout'] : ['checkout', 'build', 'rollout'],
      ...(sketch.image ? imageOf(sketch.code, number) : buildOf(sketch.code, sketch.branch, number)),
      created_at: at(0),
      started_at: began ? at(5) : null,
      finished_at: ended ? at(95) : null,
      updated_at: at(ended ? 95 : 5),
      course: null,
    };
  });
}

function envVarsOf(sketch: Sketch, application: string, position: number): EnvVar[] {
  return variablesFor(sketch).map((variable, index) => ({
    id: id('e0', position * 100 + index + 1),
    app_id: application,
    ...variable,
    created_at: CREATED,
    updated_at: CREATED,
  }));
}
