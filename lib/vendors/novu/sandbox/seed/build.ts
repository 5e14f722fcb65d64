import type { Agent, Layout, Person, Step, Workflow } from '../documents';
import { withDefaults } from '../preferences';
import type { Stage } from './catalogue';
import type { AgentSeed, LayoutSeed, StepSeed, WorkflowSeed } from './shape';

const MINUTE = 60_000;
const FOUNDED = Date.parse('2026-09-01T06:00:00.000Z');
const BUSY_SINCE = Date.parse('2026-11-01T05:10:00.000Z');
const BUSY_FOR = 27_000;

export interface Site {
  stage: Stage;
  internalId(at: string): string;
  /** The person of this organisation who stands in for one of the seed's. */
  staff(person: Person | null): Person | null;
  /** Puts this organisation's name into a text. */
  brand(text: string): string;
}

/** Turns a seed into a stored workflow; `place` spreads the dates. */
export function buildWorkflow(seed: WorkflowSeed, place: number, site: Site): Workflow {
  const createdAt = minutesAfter(FOUNDED, ((place * 211) % 1700) * 7);
  const { published } = seed;
  const isSource = site.stage === 'development';
  return {
    _id: site.internalId(createdAt),
    workflowId: seed.workflowId,
    name: seed.name,
    description: branded(seed.description, site),
    tags: seed.tags,
    active: seed.active ?? true,
    origin: seed.origin ?? 'novu-cloud',
    severity: seed.severity ?? 'none',
    agent: seed.agent ? { identifier: seed.agent } : null,
    validatePayload: seed.validatePayload ?? true,
    payloadSchema: seed.payloadSchema,
    isTranslationEnabled: seed.isTranslationEnabled ?? false,
    preferences: { user: null, default: withDefaults(seed.preferences) },
    steps: seed.steps.map((step) => buildStep(step, createdAt, site)),
    createdAt,
    updatedAt: isSource ? seed.edited : arrival(seed, site.stage),
    updatedBy: site.staff(isSource ? seed.by : (seed.publishedBy ?? seed.by)),
    ...(isSource && published && { lastPublishedAt: published, lastPublishedBy: site.staff(seed.publishedBy ?? null) }),
    ...(triggered(place, site.stage) && { lastTriggeredAt: minutesAfter(BUSY_SINCE, (place * 397 + 83) % BUSY_FOR) }),
  };
}

export function buildLayout(seed: LayoutSeed, isDefault: boolean, site: Site): Layout {
  const createdAt = minutesAfter(FOUNDED, 30);
  return {
    _id: site.internalId(createdAt),
    layoutId: seed.layoutId,
    name: seed.name,
    isDefault,
    isTranslationEnabled: false,
    values: branded(seed.values, site),
    createdAt,
    updatedAt: seed.edited,
    updatedBy: site.staff(seed.by),
  };
}

export function buildAgent(seed: AgentSeed, site: Site): Agent {
  const createdAt = minutesAfter(FOUNDED, 90);
  return {
    _id: site.internalId(createdAt),
    identifier: seed.identifier,
    name: seed.name,
    description: seed.description,
    behavior: seed.behavior,
    active: site.stage === 'development',
    integrations: [{ provider: 'anthropic', credentials: {} }],
    createdAt,
    updatedAt: seed.edited,
  };
}

function buildStep(seed: StepSeed, createdAt: string, site: Site): Step {
  return { _id: site.internalId(createdAt), ...seed, controlValues: branded(seed.controlValues, site) };
}

function arrival({ published, edited }: WorkflowSeed, stage: Stage): string {
  const moment = Date.parse(published ?? edited);
  return stage === 'staging' ? minutesAfter(moment, -1570) : minutesAfter(moment, 0);
}

function triggered(place: number, stage: Stage): boolean {
  return stage === 'production' ? place % 9 !== 4 : place % 4 === 1;
}

function branded<T>(value: T, { brand }: Site): T {
  const text = JSON.stringify(value);
  const renamed = brand(text);
  return renamed === text ? value : JSON.parse(renamed);
}

function minutesAfter(start: number, minutes: number): string {
  return new Date(start + minutes * MINUTE).toISOString();
}
