import { unfold } from './clock';
import type { Application, Build, Company, Course, Deployment, Pipeline } from './documents';
import { notFound } from './errors';
import { seedCompany } from './seed/company';
import type { SwitchBoard } from './switches';

interface Order {
  build: Build;
  trigger: string;
  steps: string[];
}

export interface Store {
  company(): Company;
  reset(scale: number): void;
  snapshot(): () => void;
  application(id: string): Application;
  pipeline(id: string): Pipeline;
  /** As they stand at this moment, newest first. */
  deployments(application: string): Deployment[];
  /** Accepts a deployment, which then takes its course. */
  deploy(application: string, order: Order): Deployment;
  cancel(application: string, deployment: string): void;
}

/** Everything that one sandbox holds. */
export function createStore(switches: SwitchBoard): Store {
  let company = seedCompany(1);

  function application(id: string): Application {
    const found = company.applications.get(id);
    if (!found) throw notFound('Application not found');
    return found;
  }

  function deployments(id: string): Deployment[] {
    application(id);
    return unfold(company.deployments.get(id) ?? [], switches.current(), Date.now());
  }

  /** What a test asked of the next deployment of this application; it is asked once. */
  function courseOf(id: string): Course['end'] {
    const { failing, neverEnding } = switches.current();
    if (failing.includes(id)) {
      switches.change({ failing: failing.filter((one) => one !== id) });
      return 'failed';
    }
    if (!neverEnding.includes(id)) return 'success';
    switches.change({ neverEnding: neverEnding.filter((one) => one !== id) });
    return 'never';
  }

  return {
    company: () => company,
    reset(scale) {
      company = seedCompany(scale);
    },
    snapshot() {
      const copy = structuredClone(company);
      return () => {
        company = copy;
      };
    },
    application,
    deployments,
    pipeline(id) {
      const found = company.pipelines.get(id);
      if (!found) throw notFound('Pipeline not found');
      return found;
    },
    deploy(id, { build, trigger, steps }) {
      const accepted = Date.now();
      const now = new Date(accepted).toISOString();
      const deployment: Deployment = {
        id: crypto.randomUUID(),
        app_id: application(id).id,
        status: 'waiting',
        type: 'manual',
        trigger,
        steps,
        ...build,
        started_at: null,
        finished_at: null,
        created_at: now,
        updated_at: now,
        course: { accepted, end: courseOf(id), cancelledAt: null },
      };
      company.deployments.set(id, [deployment, ...(company.deployments.get(id) ?? [])]);
      const [shown = deployment] = deployments(id);
      return shown;
    },
    cancel(id, deployment) {
      const now = Date.now();
      const at = new Date(now).toISOString();
      const cancelled = (one: Deployment): Deployment => {
        if (one.course) return { ...one, course: { ...one.course, cancelledAt: now } };
        const status = one.status === 'waiting' ? 'skipped' : 'cancelled';
        return { ...one, status, finished_at: at, updated_at: at };
      };
      const all = company.deployments.get(id) ?? [];
      company.deployments.set(
        id,
        all.map((one) => (one.id === deployment ? cancelled(one) : one)),
      );
    },
  };
}

/** What a deployment runs, without the deployment. */
export function buildOf({
  docker_image_url,
  git_type,
  repo_url,
  branch,
  commit_sha,
  commit_message,
  author_login,
  author_img,
}: Build): Build {
  return { docker_image_url, git_type, repo_url, branch, commit_sha, commit_message, author_login, author_img };
}
