import { HARBOUR, MERIDIAN, NOVU_KEYS, NOVU_LOGIN } from '../constants';
import type { Environment, Organisation, Person } from '../documents';
import { buildAgent, buildLayout, buildWorkflow, type Site } from './build';
import { type Catalogue, harbourCatalogue, meridianCatalogue, type Stage } from './catalogue';
import { aiko, declan, hannah, jonas, mira, priya } from './people';
import type { WorkflowSeed } from './shape';

type InternalId = (at: string) => string;

const STAGES: readonly Stage[] = ['development', 'staging', 'production'];
const MERIDIAN_ID = '68b4cf0fc2e4f5a60012abff';
const HARBOUR_ID = '67f21b70e1a2d40013b7aaff';
const HARBOUR_STAFF = new Map<Person | null, Person>([
  [mira, hannah],
  [jonas, declan],
  [priya, hannah],
  [aiko, declan],
]);

const LOOKS = {
  development: { name: 'Development', type: 'dev', color: '#ff8547' },
  staging: { name: 'Staging', type: 'prod', color: '#2f9e8f' },
  production: { name: 'Production', type: 'prod', color: '#7e52f4' },
} as const;

/** Both organisations as a reset leaves them; the same every time. */
export function seedOrganisations(internalId: InternalId, scale: number): Organisation[] {
  const meridian = STAGES.map((stage): Environment => {
    const site = { stage, internalId, staff: (person: Person | null) => person, brand: (text: string) => text };
    const identity = { _id: MERIDIAN[stage], organisationId: MERIDIAN_ID, key: NOVU_KEYS[stage] };
    return environment(
      identity,
      `mG${stage.slice(0, 4)}7tYp2L`,
      MERIDIAN.development,
      meridianCatalogue(stage),
      site,
      scale,
    );
  });
  const harbour = STAGES.map((stage): Environment => {
    const site = {
      stage,
      internalId,
      staff: (person: Person | null) => HARBOUR_STAFF.get(person) ?? null,
      brand: (text: string) => text.replaceAll('Meridian', 'Harbour').replaceAll('meridian.test', 'harbour.test'),
    };
    // Only the key of Development is handed out; the others exist because every environment has one.
    const key = stage === 'development' ? NOVU_KEYS.legacy : `sandbox-novu-legacy-${stage}-unused`;
    const identity = { _id: HARBOUR[stage], organisationId: HARBOUR_ID, key };
    return environment(
      identity,
      `hL${stage.slice(0, 4)}3vWq9R`,
      HARBOUR.development,
      harbourCatalogue(stage),
      site,
      scale,
    );
  });
  return [
    { _id: MERIDIAN_ID, name: 'Meridian Goods', guard: 'strict', owner: mira, environments: meridian },
    {
      _id: HARBOUR_ID,
      name: 'Harbour Legacy',
      guard: 'legacy',
      owner: hannah,
      login: NOVU_LOGIN,
      environments: harbour,
    },
  ];
}

function environment(
  identity: { _id: string; organisationId: string; key: string },
  identifier: string,
  parentId: string,
  catalogue: Catalogue,
  site: Site,
  scale: number,
): Environment {
  const workflows = repeated(catalogue.workflows, scale).map((seed, place) => buildWorkflow(seed, place, site));
  const layouts = catalogue.layouts.map((seed, index) => buildLayout(seed, index === 0, site));
  const agents = catalogue.agents.map((seed) => buildAgent(seed, site));
  return {
    ...identity,
    ...LOOKS[site.stage],
    identifier,
    ...(site.stage === 'production' && { parentId }),
    createdAt: '2026-09-01T05:30:00.000Z',
    updatedAt: '2026-10-01T08:00:00.000Z',
    missingIntegrations: site.stage === 'production' ? [] : ['sms', 'push'],
    workflows: new Map(workflows.map((workflow) => [workflow.workflowId, workflow])),
    layouts: new Map(layouts.map((layout) => [layout.layoutId, layout])),
    agents: new Map(agents.map((agent) => [agent.identifier, agent])),
  };
}

/** The same seeds for store 2, 3, … so that a large account has the same mix of differences as a small one. */
function repeated(seeds: readonly WorkflowSeed[], scale: number): WorkflowSeed[] {
  return Array.from({ length: scale }, (_, index) => {
    if (index === 0) return seeds;
    const store = String(index + 1).padStart(3, '0');
    return seeds.map((seed) => ({
      ...seed,
      workflowId: `${seed.workflowId}-${store}`,
      name: `${seed.name} (store ${store})`,
    }));
  }).flat();
}
