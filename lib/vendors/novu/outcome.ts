import { AppError } from '@/lib/domain/error';
import type { StepOutcome } from '../port';
import { laterOf, VendorError } from '../transport';

/** Carries out a write. Whatever goes wrong becomes an outcome that says what is known. */
export async function attempt(write: () => Promise<StepOutcome>): Promise<StepOutcome> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof VendorError) return outcomeOf(error);
    // Our own refusals come before anything is sent.
    if (error instanceof AppError) return { status: 'failed', message: error.message, halt: true };
    return { status: 'unknown', message: 'Promenade itself failed while it was at it.' };
  }
}

/** What a failed request says about the write it was to make. */
export function outcomeOf(error: VendorError): StepOutcome {
  // Somebody else's request with the same key may still be at work.
  const busy = error.status === 409 && /currently being processed/i.test(error.message);
  if (error.reach === 'ambiguous' || busy) return { status: 'unknown', message: error.message };
  const hopeless = error.reach === 'not_sent' || [401, 403, 429].includes(error.status ?? 0);
  return { status: 'failed', message: error.message, halt: hopeless, ...laterOf(error) };
}

/** A failure here comes before the write, so that it is certain that nothing was written. */
export function beforeWriting(error: unknown): never {
  if (!(error instanceof VendorError)) throw error;
  throw new VendorError(error.code, `Nothing was written. ${error.message}`, {
    reach: error.reach === 'not_sent' ? 'not_sent' : 'refused',
    status: error.status ?? 0,
    ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
  });
}
