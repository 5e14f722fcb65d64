import { type ApplicationFacts, boardOf } from '@/lib/domain/board';
import type { Board, Deployment, Pipeline } from '@/lib/domain/pipeline';

/** A stage that is called as its id is. */
export const stage = (id: string, order: number, more: Partial<Pipeline['stages'][number]> = {}) => ({
  id,
  name: id,
  type: 'standard',
  order,
  production: false,
  preview: false,
  branch: null,
  ...more,
});

export const pipelineForTest: Pipeline = {
  id: 'p',
  name: 'Shop',
  type: 'trunk',
  project: null,
  stages: [
    stage('Production', 2, { production: true }),
    stage('Development', 0),
    stage('Staging', 1),
    stage('Preview', 3, { preview: true }),
  ],
};

/** A deployment of build `build`; its id tells which run of which application it is. */
export function deploymentForTest(application: string, build: number, status: string | null = 'success'): Deployment {
  return {
    id: `${application}-${build}-${status}`,
    application,
    status,
    type: null,
    trigger: null,
    steps: [],
    image: `registry/${application.split('-')[0]}:${build}`,
    repository: null,
    branch: 'main',
    commit: null,
    commitMessage: `message ${build}`,
    commitAuthor: null,
    createdAt: '2026-11-20T10:00:00.000Z',
    startedAt: null,
    finishedAt: null,
  };
}

type Runs = (number | [build: number, status: string])[];

/** A board of `row@stage`, or `row,row@stage` for an application that stands in several rows, and what ran there. */
export function boardForTest(sketch: Record<string, Runs>): Board {
  const facts = new Map<string, ApplicationFacts>();
  const placements = Object.entries(sketch).flatMap(([place, runs]) => {
    const [rows = '', stageId = ''] = place.split('@');
    const id = `${rows.split(',')[0]}-${stageId}`;
    const deployments = runs.map((run) =>
      typeof run === 'number' ? deploymentForTest(id, run) : deploymentForTest(id, run[0], run[1]),
    );
    const application = { id, name: `${id} app`, autoDeploy: false, suspended: false };
    facts.set(id, { application, deployments, problem: null });
    return rows.split(',').map((row) => ({ stage: stageId, application: id, row }));
  });
  const readAt = '2026-11-20T10:00:00.000Z';
  return boardOf({ pipeline: pipelineForTest, placements, placedBy: 'people', facts, readAt, gaps: [] });
}
