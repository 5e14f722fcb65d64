import { createNovuSandbox } from '@/lib/vendors/novu/sandbox';
import { createPatchworksSandbox } from '@/lib/vendors/patchworks/sandbox';
import type { CreateVendorSandbox } from '@/lib/vendors/sandbox';
import { createSevallaSandbox } from '@/lib/vendors/sevalla/sandbox';

/** The vendors that the sandbox stands in for; a new one is one more line. */
export const sandboxes: readonly CreateVendorSandbox[] = [
  createNovuSandbox,
  createSevallaSandbox,
  createPatchworksSandbox,
];
