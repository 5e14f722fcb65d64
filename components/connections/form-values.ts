import type { CredentialValues } from '@/lib/endpoints/connections';
import type { About } from '@/lib/vendors/about';
import type { Values } from './credential-fields';

/** What was typed, as the endpoint takes it; null when every field was left empty. */
export function credentialsFrom(about: About, values: Values): CredentialValues | null {
  const entries = about.credentials.flatMap((field): [string, string | string[]][] => {
    const given = (values[field.name] ?? []).map((value) => value.text.trim()).filter(Boolean);
    const [first] = given;
    if (first === undefined) return [];
    return [[field.name, field.many ? given : first]];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

/** A first proposal for the id in the address, from the name. */
export function idFrom(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

/** True when two addresses lead to different servers, so that stored credentials must not follow. */
export function isOtherOrigin(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin !== new URL(other).origin;
}
