import type { StepOutcome } from '../port';
import { laterOf, VendorError } from '../transport';

/** What a failed request says about the write it was to make. */
export function outcomeOf(error: VendorError): StepOutcome {
  if (error.reach === 'ambiguous') return { status: 'unknown', message: error.message };
  const hopeless = error.reach === 'not_sent' || [401, 403, 429].includes(error.status ?? 0);
  return { status: 'failed', message: error.message, halt: hopeless, ...laterOf(error) };
}

/** A failure here comes before the write, so that it is certain that nothing was written. */
export function beforeWriting(error: unknown): never {
  if (!(error instanceof VendorError)) throw error;
  throw new VendorError(error.code, `Nothing was deployed. ${error.message}`, {
    reach: 'refused',
    ...(error.status === null ? {} : { status: error.status }),
    ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
  });
}

/** Every end of a write is an outcome; only what is not the vendor's doing is thrown. */
export async function asOutcome(work: () => Promise<StepOutcome>): Promise<StepOutcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof VendorError) return outcomeOf(error);
    throw error;
  }
}
