/** The one key that the sandbox takes; `svl_` and 64 hexadecimal digits, like a real one. */
export const SEVALLA_KEY = `svl_${'0'.repeat(64)}`;

export const COMPANY = id('c0', 1);

/** A fixed UUID of version 4: strict clients refuse anything else. */
export function id(kind: string, number: number): string {
  return `${kind.padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

export const STOREFRONT = {
  pipeline: id('a1', 1),
  development: id('a2', 1),
  staging: id('a2', 2),
  production: id('a2', 3),
} as const;

export const PARTNERS = {
  pipeline: id('a1', 2),
  development: id('a2', 11),
  staging: id('a2', 12),
  production: id('a2', 13),
  preview: id('a2', 14),
} as const;

/** What every secret value of the seed holds, so that a test can find one that got out. */
export const CANARY = 'canary';
