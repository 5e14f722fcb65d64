import { novu } from './novu/adapter';
import { patchworks } from './patchworks/adapter';
import type { Vendor } from './port';
import { sevalla } from './sevalla/adapter';

/** Every vendor with the code that talks to it; for the server only. */
const vendors: readonly Vendor[] = [novu, sevalla, patchworks];

/** The vendor of this name, or null when this version of Promenade does not know it. */
export function vendorById(id: string): Vendor | null {
  return vendors.find(({ about }) => about.id === id) ?? null;
}
