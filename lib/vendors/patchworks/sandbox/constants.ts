/** The one credential of the sandbox; it is accepted raw, as an API key, and as a Bearer token. */
export const PATCHWORKS_KEY = 'sandbox-patchworks';

/** The virtual environments of the seed; the last one has no deployment at all. */
export const ENVIRONMENTS = [
  { id: 31, name: 'UK (Sandbox)', type: 'test' },
  { id: 32, name: 'UK (Live)', type: 'live' },
  { id: 33, name: 'FR (Sandbox)', type: 'test' },
  { id: 34, name: 'FR (Live)', type: 'live' },
  { id: 35, name: 'DE (Sandbox)', type: 'test' },
  { id: 36, name: 'DE (Live)', type: 'live' },
] as const;
