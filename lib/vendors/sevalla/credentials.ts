import { z } from 'zod';

/** What can be typed into the credential form: one API key, which opens one company. */
export const SevallaCredentials = z.strictObject({
  key: z
    .string()
    .trim()
    .regex(/^svl_[0-9a-fA-F]{64}$/, 'A Sevalla key is “svl_” followed by 64 hexadecimal digits'),
});
export type SevallaCredentials = z.infer<typeof SevallaCredentials>;
