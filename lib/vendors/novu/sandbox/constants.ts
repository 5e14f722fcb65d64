/** Organisation A, "Meridian Goods": as since 3.18, every key is bound to its environment. */
export const MERIDIAN = {
  development: '68b4d1a04c7be30012a40001',
  staging: '68b4d1a04c7be30012a40002',
  production: '68b4d1a04c7be30012a40003',
} as const;

/** Organisation B, "Harbour Legacy": as up to 3.17, any key may diff and publish any pair. */
export const HARBOUR = {
  development: '67f21c9be1a2d40013b70001',
  staging: '67f21c9be1a2d40013b70002',
  production: '67f21c9be1a2d40013b70003',
} as const;

export const NOVU_KEYS = {
  development: 'sandbox-novu-development',
  staging: 'sandbox-novu-staging',
  production: 'sandbox-novu-production',
  legacy: 'sandbox-novu-legacy',
} as const;

/** Gives a Bearer token for organisation B at `POST /v1/auth/login`. */
export const NOVU_LOGIN = { email: 'owner@novu.test', password: 'sandbox' } as const;
