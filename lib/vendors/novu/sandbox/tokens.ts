import type { Organisation } from './documents';

export interface Tokens {
  issue(organisation: Organisation, seconds: number): string;
  /** The id of the organisation a token was issued for; undefined once it is unknown or over. */
  holder(token: string): string | undefined;
  reset(): void;
}

/** Session tokens: they look like a JWT, so that a client may read how long they live. */
export function createTokens(): Tokens {
  const issued = new Map<string, { organisationId: string; until: number }>();
  return {
    issue(organisation, seconds) {
      const until = Date.now() + seconds * 1000;
      const claims = { _id: organisation.owner._id, organizationId: organisation._id, exp: Math.floor(until / 1000) };
      const token = [encode({ alg: 'HS256', typ: 'JWT' }), encode(claims), encode(crypto.randomUUID())].join('.');
      issued.set(token, { organisationId: organisation._id, until });
      return token;
    },
    holder(token) {
      const entry = issued.get(token);
      return entry && entry.until > Date.now() ? entry.organisationId : undefined;
    },
    reset: () => issued.clear(),
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
