import { z } from 'zod';

/** What can be typed into the credential form: secret keys, or a login for a server of one's own, or both. */
export const NovuCredentials = z
  .strictObject({
    keys: z.array(z.string().trim().min(1)).max(20).default([]),
    email: z.union([z.literal(''), z.email('Enter an e-mail address')]).default(''),
    password: z.string().default(''),
  })
  .superRefine(({ keys, email, password }, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (keys.length === 0 && email === '') complain('keys', 'Give at least one secret key, or a login');
    if (email !== '' && password === '') complain('password', 'The login needs its password');
    if (password !== '' && email === '') complain('email', 'The password needs its e-mail address');
    if (new Set(keys).size < keys.length) complain('keys', 'The same key is given twice');
  });
export type NovuCredentials = z.infer<typeof NovuCredentials>;
