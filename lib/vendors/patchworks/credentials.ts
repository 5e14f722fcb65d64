import { z } from 'zod';

/** What can be typed into the credential form. A token is told from a key by its "Bearer" alone. */
export const PatchworksCredentials = z.strictObject({
  key: z
    .string()
    .trim()
    .min(1, 'Give an API key')
    .max(8_000)
    .regex(/^[\x21-\x7e]+( [\x21-\x7e]+)?$/, 'Has a character that a key cannot have'),
});
export type PatchworksCredentials = z.infer<typeof PatchworksCredentials>;

/** Whatever must not show up in a message: the whole header, and the token in it. */
export function secretsOf({ key }: PatchworksCredentials): string[] {
  return [...new Set([key, key.replace(/^Bearer /i, '')])];
}
