import { describe, expect, test } from 'vitest';
import type { Environment, Workflow } from './documents';
import { createInternalIds } from './identifiers';
import { statusOf } from './issues';
import { agentFields, layoutFields, layoutIdOf, sameContent, sameWorkflow, stepFields } from './normalise';
import { seedOrganisations } from './seed/organisations';

const [meridian, harbour] = seedOrganisations(createInternalIds(), 1);
const [development, staging, production] = meridian?.environments ?? [];

function split(source: Environment | undefined, target: Environment | undefined) {
  const [here, there] = [source?.workflows ?? new Map(), target?.workflows ?? new Map()];
  const both = [...here.values()].filter(({ workflowId }: Workflow) => there.has(workflowId));
  return {
    added: [...here.keys()].filter((id) => !there.has(id)),
    deleted: [...there.keys()].filter((id) => !here.has(id)),
    modified: both.filter((one: Workflow) => !sameWorkflow(one, there.get(one.workflowId))).length,
    unchanged: both.filter((one: Workflow) => sameWorkflow(one, there.get(one.workflowId))).length,
  };
}

/** What both sides have, side by side. */
function pairsOf<T>(source: ReadonlyMap<string, T> = new Map(), target: ReadonlyMap<string, T> = new Map()) {
  return [...source].flatMap(([id, one]) => {
    const other = target.get(id);
    return other === undefined ? [] : [[one, other] as const];
  });
}

function differing<T>(pairs: readonly (readonly [T, T])[], fields: readonly (keyof T & string)[]): string[] {
  return fields
    .filter((field) => pairs.some(([one, other]) => JSON.stringify(one[field]) !== JSON.stringify(other[field])))
    .toSorted();
}

describe('seed', () => {
  test('has every kind of difference between Development and Production', () => {
    expect(split(development, production)).toEqual({
      added: ['gift-card-delivered', 'supplier-order-late', 'seasonal-preview'],
      deleted: ['store-closure-notice', 'customer-survey-2025'],
      modified: 14,
      unchanged: 23,
    });
    const both = pairsOf(development?.workflows, production?.workflows);
    const fields = ['name', 'description', 'tags', 'active', 'severity', 'preferences', 'payloadSchema'] as const;
    const switches = ['agent', 'validatePayload', 'isTranslationEnabled'] as const;
    expect(differing(both, [...fields, ...switches])).toEqual([...fields, ...switches].sort());
  });

  test('steps are added, dropped, moved, renamed and changed, and one is moved and changed at once', () => {
    const steps = pairsOf(development?.workflows, production?.workflows).flatMap(([one, other]) => {
      const there = new Map(other.steps.map((step, index) => [step.stepId, { step, index }]));
      return one.steps.flatMap((step, index) => {
        const at = there.get(step.stepId);
        return at ? [{ pair: [step, at.step] as const, moved: at.index !== index }] : [];
      });
    });
    const pairs = steps.map(({ pair }) => pair);
    expect(differing(pairs, ['name', 'controlValues', 'providerOverrides'])).toEqual([
      'controlValues',
      'name',
      'providerOverrides',
    ]);
    const changed = ({ pair: [one, other] }: (typeof steps)[number]) => !sameContent(one, other, stepFields);
    const count = (moved: boolean, differs: boolean) =>
      steps.filter((one) => one.moved === moved && changed(one) === differs).length;
    expect([count(true, true), count(true, false), count(false, true)].map((number) => number > 0)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('one agent is new and needed, one changed, one gone and still used, one equal; a layout has another name', () => {
    const [here, there] = [development?.agents ?? new Map(), production?.agents ?? new Map()];
    expect([...here.keys()].filter((id) => !there.has(id))).toEqual(['parcel-tracker']);
    expect([...there.keys()].filter((id) => !here.has(id))).toEqual(['survey-reader']);
    expect(pairsOf(here, there).map(([one, other]) => sameContent(one, other, agentFields))).toEqual([true, false]);
    const bound = (environment: Environment | undefined, identifier: string) =>
      [...(environment?.workflows.values() ?? [])].filter(({ agent }) => agent?.identifier === identifier).length;
    expect([bound(development, 'parcel-tracker'), bound(production, 'survey-reader')]).toEqual([1, 1]);
    expect(differing(pairsOf(development?.layouts, production?.layouts), ['name', 'values'])).toEqual([
      'name',
      'values',
    ]);
  });

  test('Staging lies in between', () => {
    const rest = (one: Environment | undefined, other: Environment | undefined) => {
      const { added, deleted, modified } = split(one, other);
      return added.length + deleted.length + modified;
    };
    const whole = rest(development, production);
    expect(rest(development, staging)).toBeLessThan(whole);
    expect(rest(staging, production)).toBeLessThan(whole);
    expect(rest(development, staging)).toBeGreaterThan(0);
  });

  test('six layouts: one changed, one new, one gone, the rest equal', () => {
    const ids = new Set([...(development?.layouts.keys() ?? []), ...(production?.layouts.keys() ?? [])]);
    const state = (id: string) => {
      const [one, other] = [development?.layouts.get(id), production?.layouts.get(id)];
      return one && other ? sameContent(one, other, layoutFields) : one ? 'added' : 'deleted';
    };
    expect(Object.fromEntries([...ids].map((id) => [id, state(id)]))).toEqual({
      'brand-layout': false,
      'plain-layout': true,
      'transactional-layout': true,
      'internal-layout': true,
      'gift-layout': 'added',
      'holiday-2025-layout': 'deleted',
    });
  });

  test('every layout and agent that is named exists on its side', () => {
    for (const { environments } of [meridian, harbour].filter((one) => one !== undefined)) {
      for (const { workflows, layouts, agents } of environments) {
        for (const { steps, agent } of workflows.values()) {
          for (const id of steps.map(layoutIdOf)) if (id !== undefined) expect([...layouts.keys()]).toContain(id);
          if (agent) expect([...agents.keys()]).toContain(agent.identifier);
        }
      }
    }
  });

  test('reads like a year’s autumn: dates in order, one workflow with an error, one paused', () => {
    for (const { createdAt, updatedAt, lastPublishedAt = createdAt } of development?.workflows.values() ?? []) {
      expect(createdAt >= '2026-09-01' && createdAt < '2026-09-14').toBe(true);
      expect(updatedAt > createdAt && updatedAt < '2026-11-21').toBe(true);
      expect(lastPublishedAt < '2026-11-21').toBe(true);
    }
    const statuses = [...(development?.workflows.values() ?? [])].map(statusOf);
    expect(statuses.filter((status) => status === 'ERROR')).toHaveLength(1);
    expect(statuses.filter((status) => status === 'INACTIVE')).toHaveLength(1);
  });

  test('is the same every time, and at fifty times the size has fifty times the differences', () => {
    expect(seedOrganisations(createInternalIds(), 1)).toEqual([meridian, harbour]);
    const [large] = seedOrganisations(createInternalIds(), 50);
    const { added, deleted, modified } = split(large?.environments[0], large?.environments[2]);
    expect(large?.environments[0]?.workflows.size).toBe(2000);
    expect([added.length, deleted.length, modified]).toEqual([150, 100, 700]);
    expect(large?.environments[0]?.layouts.size).toBe(5);
  });
});
