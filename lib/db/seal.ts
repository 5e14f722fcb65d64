import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';

const version = 'v1.';
const nonceLength = 12;
const tagLength = 16;

/** A key for one purpose, drawn from ENCRYPTION_KEY; keys of different purposes say nothing about each other. */
export function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(env().ENCRYPTION_KEY, 'base64'), '', `promenade ${purpose}`, 32));
}

/**
 * Encrypts a text so that it can be stored. `context` (say, a connection's id and origin) is not stored: whoever opens
 * the text has to name the same one, so a sealed credential that is moved elsewhere stays shut.
 */
export function seal(plaintext: string, context: string): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), nonce).setAAD(bind(context));
  const sealed = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  return version + Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
}

/** Decrypts what `seal` made. Throws when the text was changed, the key is another one, or the context differs. */
export function open(sealed: string, context: string): string {
  const bytes = Buffer.from(sealed.slice(version.length), 'base64url');
  if (!sealed.startsWith(version) || bytes.length < nonceLength + tagLength)
    throw new Error('This is not sealed text.');
  try {
    const nonce = bytes.subarray(0, nonceLength);
    const decipher = createDecipheriv('aes-256-gcm', keyFor('seal'), nonce, { authTagLength: tagLength })
      .setAAD(bind(context))
      .setAuthTag(bytes.subarray(-tagLength));
    return decipher.update(bytes.subarray(nonceLength, -tagLength), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new Error('This text was sealed with another ENCRYPTION_KEY or for another place, or it was changed.');
  }
}

function bind(context: string): Buffer {
  return Buffer.from(version + context, 'utf8');
}
