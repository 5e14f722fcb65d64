import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id, of which `Algorithm` is an ambient enum that an isolated module cannot read; costs as OWASP advises. */
const costs = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** Hashes a password so that guessing costs memory and time. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, costs);
}

/**
 * True when the password fits the hash. Without a hash (no such account) it works just as long and says no,
 * so that the time of the answer does not tell which accounts exist.
 */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const fits = await verify(passwordHash ?? (await decoy), password);
  return fits && passwordHash !== undefined;
}
