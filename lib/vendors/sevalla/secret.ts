import { createHmac, randomBytes } from 'node:crypto';

const ofThisProcess = randomBytes(32).toString('hex');

/**
 * Stands for a secret value: equal values have equal hashes, and nobody without the key can find out what they are,
 * not even by guessing. Without a key of the installation, hashes compare within one process only.
 */
export function secretHash(value: string, key: string = ofThisProcess): string {
  return `hidden:${createHmac('sha256', key).update(value).digest('hex').slice(0, 32)}`;
}
