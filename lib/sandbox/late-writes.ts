import type { VendorSandbox } from '@/lib/vendors/sandbox';

/** Requests that a vendor is still at work on although their connections broke. */
export interface LateWrites {
  /** Keeps a request until the vendor has answered so many reads. */
  hold(vendor: VendorSandbox, request: Request, reads: number): void;
  /** Counts a read that was answered, and does what is due then. */
  afterRead(vendor: VendorSandbox): Promise<void>;
  clear(): void;
}

export function createLateWrites(): LateWrites {
  let held: { vendor: VendorSandbox; request: Request; reads: number }[] = [];
  return {
    hold(vendor, request, reads) {
      held.push({ vendor, request, reads });
    },
    async afterRead(vendor) {
      for (const late of held) if (late.vendor === vendor) late.reads -= 1;
      const due = held.filter(({ reads }) => reads <= 0);
      held = held.filter(({ reads }) => reads > 0);
      for (const { request } of due) await vendor.fetch(request);
    },
    clear() {
      held = [];
    },
  };
}
