import type { JsonObject } from '@/lib/domain/json';
import type { Deed } from './address';

/** Something to be planned, in the words of its buttons. */
export interface Task {
  action: string;
  input: JsonObject;
  title: string;
  name: string;
  label: () => string;
}

interface Asked {
  deed: Deed | null;
  environment: string;
  source: string | null;
  workflows: readonly string[];
  nameOf: (environment: string | null) => string;
}

/** What the address of a review asks for; null when it does not say enough. */
export function taskOf({ deed, environment, source, workflows, nameOf }: Asked): Task | null {
  const [workflowId, ...more] = workflows;
  if (deed === null || !environment || workflowId === undefined) return null;
  const where = nameOf(environment);
  const what = more.length === 0 ? `“${workflowId}”` : `${workflows.length} workflows`;
  if (deed === 'pause' || deed === 'resume') {
    const name = deed === 'pause' ? 'Pause' : 'Resume';
    const input = {
      environment,
      ...(more.length === 0 ? { workflowId } : { workflowIds: [...workflows] }),
      patch: { active: deed === 'resume' },
    };
    return { action: 'workflow.patch', input, name, ...words(`${name} ${what} in ${where}`) };
  }
  if (more.length > 0) return null;
  if (deed === 'delete')
    return {
      action: 'workflow.delete',
      input: { environment, workflowId },
      name: 'Delete',
      ...words(`Delete ${what} from ${where}`),
    };
  if (!source) return null;
  return {
    action: 'sync',
    input: { source, target: environment, workflowId },
    name: 'Sync',
    ...words(`Sync ${what} to ${where}`),
  };
}

const words = (title: string) => ({ title, label: () => title });
