import type { About } from './about';
import { about as novu } from './novu/about';
import { about as patchworks } from './patchworks/about';
import { about as sevalla } from './sevalla/about';

/** Every vendor that Promenade knows, safe for the browser. */
export const vendors: readonly About[] = [novu, sevalla, patchworks];

/** What is known of a vendor; null for one that an older or newer version of Promenade stored. */
export function aboutVendor(id: string): About | null {
  return vendors.find((vendor) => vendor.id === id) ?? null;
}
