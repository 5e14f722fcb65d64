import type { Person } from './documents';

export interface ResourceInfo {
  id: string;
  name: string;
  updatedBy: Person | null;
  updatedAt: string | null;
}

export interface ResourceChange {
  resourceType: string;
  action: 'added' | 'modified' | 'deleted' | 'moved';
  sourceResource: ResourceInfo | null;
  targetResource: ResourceInfo | null;
  stepType?: string;
  previousIndex?: number;
  newIndex?: number;
  diffs?: { previous: object | null; new: object | null };
}

export interface Dependency {
  resourceType: 'layout' | 'agent' | 'workflow';
  resourceId: string;
  resourceName: string;
  isBlocking: boolean;
  reason: string;
}

export interface ResourceDiff {
  resourceType: 'workflow' | 'layout' | 'agent';
  sourceResource: ResourceInfo | null;
  targetResource: ResourceInfo | null;
  changes: ResourceChange[];
  summary: { added: number; modified: number; deleted: number; unchanged: number };
  dependencies?: Dependency[];
}

/** A resource of a new or deleted kind counts its entries; one on both sides counts once, whatever changed in it. */
export function summaryOf(changes: readonly ResourceChange[], onBothSides: boolean): ResourceDiff['summary'] {
  const count = (action: string) => changes.filter((change) => change.action === action).length;
  if (onBothSides) return { added: 0, modified: 1, deleted: 0, unchanged: 0 };
  return { added: count('added'), modified: 0, deleted: count('deleted'), unchanged: 0 };
}
