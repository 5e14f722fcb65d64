import { z } from 'zod';

/** What a new local account needs. The limit on the password keeps its hashing from being used to tie up the server. */
export const NewAccount = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(100),
  email: z.email('Enter an e-mail address.').max(254),
  password: z.string().min(12, 'Use at least 12 characters.').max(256, 'Use at most 256 characters.'),
});
export type NewAccount = z.infer<typeof NewAccount>;
