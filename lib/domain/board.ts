import {
  type Board,
  type Cell,
  type Deployment,
  isSameBuild,
  type Pipeline,
  type Placement,
  type Relation,
} from './pipeline';

/** What was read of one application. */
export interface ApplicationFacts {
  application: Cell['application'];
  /** Newest first. */
  deployments: readonly Deployment[];
  /** Why it could not be read, in words; null when it could. */
  problem: string | null;
}

/** The newest deployment that succeeded, which is what is live: a failed one after it leaves it running. */
export function runningOf(deployments: readonly Deployment[]): Deployment | null {
  return deployments.find(({ status }) => status === 'success') ?? null;
}

/** The builds that ran, newest first; the same build twice in a row, as after a restart, counts once. */
export function buildsOf(deployments: readonly Deployment[]): Deployment[] {
  const successful = deployments.filter(({ status }) => status === 'success');
  return successful.filter((deployment, index) => {
    const before = successful[index - 1];
    return before === undefined || !isSameBuild(before, deployment);
  });
}

/**
 * How what runs in one stage relates to what runs in the stage before it. `behind` counts the builds that the earlier
 * stage has run since; `ahead` those that this one has run since it ran what the earlier stage runs now.
 */
export function relate(
  left: ApplicationFacts | null,
  right: ApplicationFacts,
): { relation: Relation; builds: number | null } {
  const only = (relation: Relation) => ({ relation, builds: null });
  if (right.problem !== null) return only('unknown');
  const running = runningOf(right.deployments);
  if (left === null) return only(running ? 'first' : 'empty');
  if (!running) return only('empty');
  if (left.problem !== null) return only('unknown');
  const [ours, theirs] = [buildsOf(right.deployments), buildsOf(left.deployments)];
  const source = theirs[0];
  if (!source) return only('ahead');
  if (isSameBuild(source, running)) return { relation: 'in_step', builds: 0 };
  const behind = theirs.findIndex((build) => isSameBuild(build, running));
  if (behind > 0) return { relation: 'behind', builds: behind };
  const ahead = ours.findIndex((build) => isSameBuild(build, source));
  return ahead > 0 ? { relation: 'ahead', builds: ahead } : only('different');
}

interface Read {
  pipeline: Pipeline;
  placements: readonly Placement[];
  placedBy: Board['placedBy'];
  /** By application id. */
  facts: ReadonlyMap<string, ApplicationFacts>;
  readAt: string;
  gaps: string[];
}

/** A board from what was read: rows in the order of their names, cells by stage. */
export function boardOf({ pipeline, placements, placedBy, facts, readAt, gaps }: Read): Board {
  const stages = pipeline.stages.filter(({ preview }) => !preview).toSorted((a, b) => a.order - b.order);
  const shown = placements.filter(({ stage }) => stages.some(({ id }) => id === stage));
  const rows = [...new Set(shown.map(({ row }) => row))].sort().map((id) => {
    const cells: Record<string, Cell> = {};
    let left: ApplicationFacts | null = null;
    for (const { id: stage } of stages) {
      const placement = shown.find((one) => one.row === id && one.stage === stage);
      if (!placement) continue;
      const own = facts.get(placement.application) ?? unread(placement.application);
      cells[stage] = cellOf(left, own);
      left = own;
    }
    return { id, cells };
  });
  return { pipeline, rows, placedBy, placements: [...shown], readAt, gaps };
}

function unread(application: string): ApplicationFacts {
  const problem = 'This application was not read.';
  return {
    application: { id: application, name: application, autoDeploy: null, suspended: null },
    deployments: [],
    problem,
  };
}

function cellOf(left: ApplicationFacts | null, own: ApplicationFacts): Cell {
  const { application, deployments, problem } = own;
  const running = problem === null ? runningOf(deployments) : null;
  const newest = deployments[0] ?? null;
  const latest = problem === null && newest?.id !== running?.id ? newest : null;
  return { application, running, latest, ...relate(left, own), problem };
}
