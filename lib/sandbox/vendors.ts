import { createNovuSandbox } from '@/lib/vendors/novu/sandbox';
import type { CreateVendorSandbox } from '@/lib/vendors/sandbox';

/** The vendors that the sandbox stands in for; a new one is one more line. */
export const sandboxes: readonly CreateVendorSandbox[] = [createNovuSandbox];
