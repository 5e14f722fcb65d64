import { z } from 'zod';
import { Grant } from '@/lib/domain/permission';
import { endpoint } from './endpoint';
import { listOf, PageInput } from './list';

export const Member = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  grants: z.array(Grant),
  /** Groups that policies can ask to approve. */
  groups: z.array(z.string()),
  createdAt: z.string(),
});
export type Member = z.infer<typeof Member>;

const Grants = z
  .array(
    z
      .strictObject(Grant.shape)
      .refine(
        ({ connection, environment }) => environment === null || connection !== null,
        'An environment needs its connection',
      ),
  )
  .max(50);
const Groups = z.array(z.string().trim().min(1).max(60)).max(20);
const Password = z.string().min(12, 'Use at least 12 characters.').max(256, 'Use at most 256 characters.');
const MemberId = z.string().min(1).max(100);

export const listMembers = endpoint({
  name: 'members',
  summary: 'Who can sign in, with which roles where',
  method: 'GET',
  path: '/api/members',
  permission: 'member:write',
  input: z.strictObject(PageInput),
  output: listOf(Member),
  held: 'everywhere',
});

export const createMember = endpoint({
  name: 'member.create',
  summary: 'Adds an account with its roles',
  method: 'POST',
  path: '/api/members',
  permission: 'member:write',
  input: z.strictObject({
    name: z.string().trim().min(1, 'Enter a name.').max(100),
    email: z.email('Enter an e-mail address.').max(254),
    password: Password,
    grants: Grants,
    groups: Groups.default([]),
  }),
  output: Member,
  status: 201,
  held: 'everywhere',
});

export const updateMember = endpoint({
  name: 'member.update',
  summary: 'Changes roles, groups or password; with a new password every session of the account ends',
  method: 'PATCH',
  path: '/api/members',
  permission: 'member:write',
  input: z.strictObject({
    id: MemberId,
    grants: Grants.optional(),
    groups: Groups.optional(),
    password: Password.optional(),
  }),
  output: Member,
  held: 'everywhere',
});

export const deleteMember = endpoint({
  name: 'member.delete',
  summary: 'Removes an account; what it did stays on record',
  method: 'DELETE',
  path: '/api/members',
  permission: 'member:write',
  input: z.strictObject({ id: MemberId }),
  output: z.object({}),
  held: 'everywhere',
});
