import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@/lib/domain/json';
import type { Scope } from '@/lib/domain/permission';
import { openPolicy } from '@/lib/domain/policy';
import { endpoints } from '@/lib/endpoints/all';
import { type Endpoint, parametersOf } from '@/lib/endpoints/endpoint';
import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { STOREFRONT } from '@/lib/vendors/sevalla/sandbox/constants';

const { development, production } = MERIDIAN;
/** The account at Novu that the walk may take apart, and the environment of each vendor that requests are about. */
export const own = 'walked';
export const environments: Record<string, [here: string, elsewhere: string]> = {
  [own]: [production, development],
  sevalla: [STOREFRONT.production, STOREFRONT.staging],
  patchworks: ['here', 'elsewhere'],
};

/** A request that its endpoint understands, and all the places that it is about. */
export interface Sample {
  endpoint: Endpoint;
  input: JsonObject;
  places: Scope[];
  /** A change hides itself from whoever may not read its place. */
  hidden: boolean;
}

const whole = (connection: string) => [{ connection }];
const here = [{ connection: own, environment: production }];
const novu = { connection: own };
const sevalla = { connection: 'sevalla' };
const patchworks = { connection: 'patchworks' };
const board = { ...sevalla, pipeline: STOREFRONT.pipeline };
const application = { ...sevalla, application: randomUUID() };
const version = { ...patchworks, version: '1' };
const digest = 'f'.repeat(64);
const member = { name: 'Nobody', email: 'nobody@promenade.test', password: 'a long enough one', grants: [] };

/** What is sent to each endpoint. Inputs are right in form and mostly about nothing that exists. */
const inputs = (change: string, freeze: string): Record<string, [input: JsonObject, places?: Scope[]]> => ({
  connections: [{}],
  'connection.create': [{ id: 'new', vendor: 'novu', name: 'New', baseUrl: 'http://127.0.0.1:1', credentials: {} }],
  connection: [novu, whole(own)],
  'connection.update': [{ ...novu, name: 'Walked' }, whole(own)],
  'connection.delete': [novu, whole(own)],
  'connection.check': [novu, whole(own)],
  environments: [novu, whole(own)],
  inventory: [{ ...novu, environment: production }, here],
  compare: [{ ...novu, source: development, target: production }, [...here, { ...novu, environment: development }]],
  'compare.resource': [
    { ...novu, source: development, target: production, type: 'workflow', id: 'none' },
    [...here, { ...novu, environment: development }],
  ],
  matrix: [{ ...novu, group: 'none' }, whole(own)],
  pipelines: [sevalla, whole('sevalla')],
  pipeline: [board, whole('sevalla')],
  'pipeline.events': [board, whole('sevalla')],
  'pipeline.place': [{ ...board, stage: 'none', applications: [] }, whole('sevalla')],
  applications: [sevalla, whole('sevalla')],
  'application.deployments': [application, whole('sevalla')],
  'application.deployment': [{ ...application, deployment: randomUUID() }, whole('sevalla')],
  deployments: [{ ...patchworks, limit: '1' }, whole('patchworks')],
  flows: [{ ...patchworks, limit: '1' }, whole('patchworks')],
  'version.deployments': [version, whole('patchworks')],
  'version.deployment': [{ ...version, deployment: '1' }, whole('patchworks')],
  workflows: [{ ...novu, environment: production }, here],
  workflow: [{ ...novu, environment: production, workflow: 'none' }, here],
  changes: [{}],
  'change.submit': [
    {
      ...novu,
      action: 'workflow.patch',
      input: { environment: production, workflowId: 'none', patch: { active: false } },
      dryRun: true,
    },
    here,
  ],
  change: [{ change }, here],
  'change.events': [{ change }, here],
  'change.documents': [{ change, step: 'none' }, here],
  'change.standing': [{ change, step: 'none' }, here],
  'change.run': [{ change }, here],
  'change.retry': [{ change }, here],
  'change.cancel': [{ change }, here],
  'change.approve': [{ change, digest }, here],
  'change.reject': [{ change, digest, comment: 'No' }, here],
  'change.comment': [{ change, text: 'Hm' }, here],
  'change.review': [{ change, step: 'none', reviewed: true }, here],
  'change.rollback': [{ change, dryRun: true }, here],
  policies: [{}],
  'policy.save': [{ ...novu, environment: production, policy: { ...openPolicy, approvals: 5 } }, here],
  line: [{}],
  'line.stop': [{ stopped: true, reason: 'Walking' }],
  freezes: [{}],
  'freeze.create': [pastFreeze, here],
  'freeze.delete': [{ id: freeze }, here],
  members: [{}],
  'member.create': [member],
  'member.update': [{ id: randomUUID(), groups: [] }],
  'member.delete': [{ id: randomUUID() }],
  tokens: [{}],
  'token.create': [{ name: 'Walk', expiresInDays: 1 }],
  'token.delete': [{ id: randomUUID() }],
  audit: [{}],
  'audit.verify': [{}],
  'audit.export': [{}],
  metrics: [{}],
  openapi: [{}],
});

/** A freeze of one environment that is over. */
export const pastFreeze = {
  name: 'Over',
  reason: null,
  scope: { connection: own, environment: production },
  timeZone: 'UTC',
  start: '2026-01-01T00:00',
  end: '2026-01-01T01:00',
  rule: null,
  until: null,
};

/** One request for each endpoint there is; a new endpoint needs a line above. */
export function samplesFor(change: string, freeze: string): Sample[] {
  const known = inputs(change, freeze);
  return endpoints.map((endpoint) => {
    const [input, places] = known[endpoint.name] ?? [];
    if (!input) throw new Error(`e2e/samples.ts has no request for “${endpoint.name}”`);
    const form = endpoint.input.safeParse(input);
    if (!form.success) throw new Error(`The request for “${endpoint.name}” is not right: ${form.error.message}`);
    return { endpoint, input, places: places ?? [{}], hidden: 'change' in input };
  });
}

/** Where a sample goes, with what is not part of the address as its query or its body. */
export function requestOf({ endpoint: { method, path }, input }: Sample): { url: string; body: string | null } {
  const names = parametersOf(path);
  const url = path.replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)));
  if (method !== 'GET' && method !== 'DELETE') return { url, body: JSON.stringify(rest) };
  const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)]));
  return { url: `${url}?${query}`, body: null };
}
