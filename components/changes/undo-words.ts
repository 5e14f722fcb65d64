import type { PlanStep } from '@/lib/domain/plan';

/** Whether a step can be taken back, said before it is carried out. */
export const undoWords: Record<PlanStep['undo'], string> = {
  exact: 'Can be undone.',
  recreated: 'Can be undone, but comes back under a new internal id.',
  none: 'Cannot be undone.',
};
