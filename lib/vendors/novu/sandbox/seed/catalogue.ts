import { account } from './account';
import { analystCurrent, analystLive, concierge, parcelTracker, surveyReader } from './agents';
import { billing } from './billing';
import { brandCurrent, brandLive, classic, gift, holiday, internal, plain, transactional } from './layouts';
import { liveOnly, liveVersions } from './live';
import { marketing } from './marketing';
import { orders } from './orders';
import type { AgentSeed, LayoutSeed, WorkflowSeed } from './shape';
import { shipping } from './shipping';
import { stock } from './stock';
import { support } from './support';

export type Stage = 'development' | 'staging' | 'production';

/** What one environment holds. The first layout is its default one. */
export interface Catalogue {
  workflows: readonly WorkflowSeed[];
  layouts: readonly LayoutSeed[];
  agents: readonly AgentSeed[];
}

const everything = [orders, shipping, billing, account, stock, marketing, support].flat();
const ofTheHarbour = [orders, shipping, billing, account, support].flat();

// What testers have in Staging already; the rest there is as in production.
const promoted = new Set([
  'gift-card-delivered',
  'order-confirmation',
  'invoice-issued',
  'refund-processed',
  'cart-reminder',
  'delivery-exception',
  'birthday-offer',
]);

/** Meridian Goods: forty workflows, with every kind of difference between Development and Production. */
export function meridianCatalogue(stage: Stage): Catalogue {
  const shared = [plain, transactional, internal];
  const workflows = at(everything, stage);
  if (stage === 'development') {
    return { workflows, layouts: [brandCurrent, ...shared, gift], agents: [concierge, analystCurrent, parcelTracker] };
  }
  const [, survey] = liveOnly;
  if (stage === 'staging') {
    const left = survey ? [survey] : [];
    return {
      workflows: [...workflows, ...left],
      layouts: [brandCurrent, ...shared, gift],
      agents: [concierge, analystLive, surveyReader],
    };
  }
  return {
    workflows: [...workflows, ...liveOnly],
    layouts: [brandLive, ...shared, holiday],
    agents: [concierge, analystLive, surveyReader],
  };
}

/** Harbour Legacy: the same trade on an older server, with fewer workflows; Staging has a default layout of its own. */
export function harbourCatalogue(stage: Stage): Catalogue {
  const workflows = at(ofTheHarbour, stage);
  const shared = [plain, transactional, internal];
  if (stage === 'development') {
    return { workflows, layouts: [brandCurrent, ...shared, gift], agents: [concierge, analystCurrent, parcelTracker] };
  }
  const agents = [concierge, analystLive, surveyReader];
  if (stage === 'staging') return { workflows, layouts: [classic, brandLive, ...shared, gift], agents };
  return { workflows: [...workflows, ...liveOnly], layouts: [brandLive, ...shared, holiday], agents };
}

function at(seeds: readonly WorkflowSeed[], stage: Stage): WorkflowSeed[] {
  return seeds.flatMap((seed) => {
    const current = stage === 'development' || (stage === 'staging' && promoted.has(seed.workflowId));
    return (current ? seed : (liveVersions.get(seed.workflowId) ?? keep)(seed)) ?? [];
  });
}

function keep(seed: WorkflowSeed): WorkflowSeed {
  return seed;
}
