import { z } from 'zod';

const generate = 'create one with `openssl rand -base64 32`';

/** True for an address that only this machine can reach. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** True for a value that somebody typed instead of drawing it: a placeholder, few characters, one word repeated. */
export function isGuessable(value: string): boolean {
  return (
    new Set(value).size < 8 ||
    /change.?me|place.?holder|example|password|secret/i.test(value) ||
    /^(.{1,16}?)\1+$/s.test(value)
  );
}

export const port = (fallback: number) => {
  const message = 'must be a port number, 1 to 65535';
  return z.coerce.number(message).int(message).min(1, message).max(65_535, message).default(fallback);
};

export const secureUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://promenade.example.com' })
  .refine(
    (value) => !value.startsWith('http:') || isLoopback(value),
    'must start with https:// unless it is on this machine; otherwise passwords cross the network in the clear (without NEXTAUTH_URL it follows from HOST)',
  );

const isOrigin = (value: string) => URL.canParse(value) && value.replace(/\/$/, '') === new URL(value).origin;
const bare = 'must be scheme, host and port only, such as http://127.0.0.1:3000';

export const secureOrigin = secureUrl.refine(isOrigin, bare);
export const origin = z.string().refine(isOrigin, bare);

export const postgresUrl = z
  .string()
  .default('')
  .refine(
    (value) => value === '' || (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value)),
    'must start with postgres:// or postgresql://; leave it empty for the embedded database',
  );

export const secret = z
  .string(`is missing; ${generate}`)
  .refine((value) => value.length >= 32, { error: `must have at least 32 characters; ${generate}`, abort: true })
  .refine((value) => !isGuessable(value), `can be guessed; ${generate}`);

export const encryptionKey = z
  .string(`is missing; ${generate}`)
  .refine((value) => /^[A-Za-z0-9+/]{43}=$/.test(value), {
    error: `must be 32 bytes in base64; ${generate}`,
    abort: true,
  })
  .refine((value) => !isGuessable(Buffer.from(value, 'base64').toString('latin1')), `can be guessed; ${generate}`);
