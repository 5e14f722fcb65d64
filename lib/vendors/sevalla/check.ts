import type { Capabilities } from '@/lib/domain/environment';
import type { Pipeline } from '@/lib/domain/pipeline';
import { VendorError } from '../transport';
import type { Account, Layout } from './account';
import { environmentOf } from './map';
import type { WireKey } from './wire';

type Finding = Capabilities['findings'][number];

/** Whether the key works, what it may do, and whether it is known which application stands where. */
export async function check(account: Account): Promise<Capabilities> {
  const key = await account.client.key();
  const pipelines = await account.pipelines();
  const layouts = await Promise.all(pipelines.map(({ id }) => account.layout(id)));
  const permissions = await permissionsOf(account);
  const keyFindings = aboutKey(key);
  return {
    checkedAt: new Date().toISOString(),
    ok: keyFindings.every(({ severity }) => severity !== 'error'),
    mode: modeOf(layouts),
    findings: [
      ...keyFindings,
      ...aboutPermissions(permissions),
      ...(pipelines.length === 0 ? [noPipelines] : layouts.map(aboutPlaces)),
    ],
    environments: environmentsOf(pipelines),
  };
}

/** Every stage of every pipeline; they can be compared within their pipeline. */
export function environmentsOf(pipelines: readonly Pipeline[]) {
  return pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => environmentOf(pipeline, stage)));
}

const noPipelines: Finding = {
  severity: 'warning',
  message: 'The company has no pipeline, or this key may not see it, so there is nothing to compare or to promote.',
};

function aboutKey({ name, status, expires_at }: WireKey): Finding[] {
  const called = name ? `The key “${name}”` : 'The key';
  if (status && status !== 'active')
    return [{ severity: 'error', message: `${called} is not active but “${status}”.` }];
  const days = expires_at ? Math.floor((Date.parse(expires_at) - Date.now()) / 86_400_000) : null;
  if (days !== null && days < 14)
    return [{ severity: 'warning', message: `${called} works, but only until ${expires_at}.` }];
  return [{ severity: 'ok', message: `${called} works.` }];
}

/** What the key may do, or null where the vendor cannot say yet. */
async function permissionsOf(account: Account): Promise<Set<string> | null> {
  try {
    const { capabilities } = await account.client.ownKey();
    if (!capabilities) return null;
    return new Set(capabilities.flatMap(permissionIn));
  } catch (error) {
    // A newer call, and no reason to fail when it is not there or answers in a way that we do not know.
    if (error instanceof VendorError && (error.status === 404 || error.code === 'vendor_unreadable')) return null;
    throw error;
  }
}

function permissionIn(capability: unknown): string[] {
  if (typeof capability === 'string') return [capability];
  if (typeof capability !== 'object' || capability === null || !('permission' in capability)) return [];
  return typeof capability.permission === 'string' ? [capability.permission] : [];
}

function aboutPermissions(permissions: Set<string> | null): Finding[] {
  if (!permissions) return [];
  const missing = ['APP:UPDATE', 'PIPELINE:UPDATE'].filter((one) => !permissions.has(one));
  if (missing.length === 0) return [];
  const message = `The key probably cannot promote: it lacks ${missing.join(' and ')}.`;
  return [{ severity: 'warning', message }];
}

function modeOf(layouts: readonly Layout[]): string {
  if (layouts.some(({ placedBy }) => placedBy === 'vendor')) return 'placed_by_vendor';
  return layouts.some(({ placedBy }) => placedBy === 'people') ? 'placed_by_people' : 'not_placed';
}

function aboutPlaces({ pipeline, placements, placedBy, gaps }: Layout): Finding {
  if (placedBy === 'nobody') return { severity: 'warning', message: gaps.join(' ') };
  const who = placedBy === 'vendor' ? 'Sevalla says' : 'People have told Promenade';
  const applications = new Set(placements.map(({ application }) => application)).size;
  return { severity: 'ok', message: `${who} where the ${applications} applications of ${pipeline.name} stand.` };
}
