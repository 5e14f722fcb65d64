import type { About } from './about';
import { about as novu } from './novu/about';

/** Every vendor that Promenade knows, safe for the browser. */
export const vendors: readonly About[] = [novu];

/** What is known of a vendor; null for one that an older or newer version of Promenade stored. */
export function aboutVendor(id: string): About | null {
  return vendors.find((vendor) => vendor.id === id) ?? null;
}
