import { AppError } from '@/lib/domain/error';
import type { Inventory, Resource, ResourceKey, Unreadable } from '@/lib/domain/resource';
import { type Account, isLocal, type Look, problemOf, resourceOf } from './account';

/** Everything that stands in one stage. An application that cannot be read is told as such, never as missing. */
export async function inventoryOf(account: Account, environment: string): Promise<Inventory> {
  const { layout, stage } = await account.stage(environment);
  if (stage.preview) throw previewOnly(stage.name);
  const placed = layout.placements.filter((one) => one.stage === environment);
  // An early application may stand in several rows, and is read once all the same.
  const looks = new Map<string, Promise<Look | string>>();
  for (const { application } of placed) {
    if (!looks.has(application)) looks.set(application, lookOrExplain(account, application));
  }
  const items = await Promise.all(
    placed.map(async ({ row, application }): Promise<Resource | Unreadable> => {
      const look = await looks.get(application);
      if (look !== undefined && typeof look !== 'string') return resourceOf(row, look);
      return { type: 'application', id: row, name: row, problem: look ?? 'It was not read.' };
    }),
  );
  return {
    resources: items.filter((item) => 'hash' in item),
    unreadable: items.filter((item) => 'problem' in item),
    gaps: layout.gaps,
    leftOut: [],
  };
}

/** What stands in one row of a stage; null when nothing was ever placed there. */
export async function readResource(account: Account, environment: string, key: ResourceKey): Promise<Resource | null> {
  if (key.type !== 'application') {
    throw new AppError('vendor_unreadable', `Promenade cannot read a ${key.type} at Sevalla.`);
  }
  const { layout, stage } = await account.stage(environment);
  if (stage.preview) throw previewOnly(stage.name);
  const placement = layout.placements.find((one) => one.stage === environment && one.row === key.id);
  if (!placement && layout.placedBy === 'nobody') throw new AppError('vendor_unreadable', layout.gaps.join(' '));
  if (!placement) return null;
  const look = await lookOrExplain(account, placement.application);
  if (typeof look === 'string') throw new AppError('vendor_unreadable', `“${key.id}” could not be read. ${look}`);
  return resourceOf(key.id, look);
}

function previewOnly(name: string): AppError {
  return new AppError('vendor_forbidden', `${name} holds previews of pull requests, which are not compared.`);
}

async function lookOrExplain(account: Account, application: string): Promise<Look | string> {
  try {
    return await account.look(application);
  } catch (error) {
    if (isLocal(error)) return problemOf(error);
    throw error;
  }
}
