import { z } from 'zod';
import { endpoint } from './endpoint';
import { listOf } from './list';

export const Token = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
});
export type Token = z.infer<typeof Token>;

export const listTokens = endpoint({
  name: 'tokens',
  summary: 'Your own tokens for scripts, without their secrets',
  method: 'GET',
  path: '/api/tokens',
  permission: 'session:read',
  input: z.strictObject({}),
  output: listOf(Token),
});

export const createToken = endpoint({
  name: 'token.create',
  summary: 'Makes a token that acts in your name; its secret is answered once and never again',
  method: 'POST',
  path: '/api/tokens',
  permission: 'session:read',
  input: z.strictObject({
    name: z.string().trim().min(1, 'Say what it is for.').max(60),
    expiresInDays: z.number().int().min(1).max(366).default(90),
  }),
  output: Token.extend({ token: z.string() }),
  status: 201,
});

export const deleteToken = endpoint({
  name: 'token.delete',
  summary: 'Ends one of your tokens at once',
  method: 'DELETE',
  path: '/api/tokens',
  permission: 'session:read',
  input: z.strictObject({ id: z.string().min(1).max(100) }),
  output: z.object({}),
});
