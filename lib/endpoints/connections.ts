import { z } from 'zod';
import { Capabilities, Environment } from '@/lib/domain/environment';
import { endpoint } from './endpoint';
import { listOf, PageInput } from './list';

export const ConnectionId = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single dashes');

/** A connection as the browser may see it: what was given as credentials never comes back. */
export const Connection = z.object({
  id: z.string(),
  vendor: z.string(),
  name: z.string(),
  baseUrl: z.string(),
  /** Which credential fields hold something, and how many values. */
  credentials: z.record(z.string(), z.number().int()),
  capabilities: Capabilities.nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Connection = z.infer<typeof Connection>;

const Name = z.string().trim().min(1, 'Give it a name').max(100);
const BaseUrl = z
  .url({ protocol: /^https?$/, error: 'Enter a full address that starts with http:// or https://' })
  .max(500);

/** Values by the field names of the vendor's credential form; the vendor itself checks them. */
export const CredentialValues = z.record(
  z.string(),
  z.union([z.string().max(4000), z.array(z.string().max(4000)).max(50)]),
);
export type CredentialValues = z.infer<typeof CredentialValues>;

export const listConnections = endpoint({
  name: 'connections',
  summary: 'All connections, without their credentials',
  method: 'GET',
  path: '/api/connections',
  permission: 'connection:read',
  input: z.strictObject(PageInput),
  output: listOf(Connection),
});

export const createConnection = endpoint({
  name: 'connection.create',
  summary: 'Adds an account at a vendor; its credentials are sealed and never read back',
  method: 'POST',
  path: '/api/connections',
  permission: 'connection:write',
  input: z.strictObject({
    id: ConnectionId,
    vendor: z.string(),
    name: Name,
    baseUrl: BaseUrl,
    credentials: CredentialValues,
  }),
  output: Connection,
  status: 201,
  held: 'everywhere',
});

const one = { connection: ConnectionId };

export const readConnection = endpoint({
  name: 'connection',
  summary: 'One connection, without its credentials',
  method: 'GET',
  path: '/api/connections/[connection]',
  permission: 'connection:read',
  input: z.strictObject(one),
  output: Connection,
});

export const updateConnection = endpoint({
  name: 'connection.update',
  summary: 'Changes name, address or credentials; another origin needs new credentials with it',
  method: 'PATCH',
  path: '/api/connections/[connection]',
  permission: 'connection:write',
  input: z.strictObject({
    ...one,
    name: Name.optional(),
    baseUrl: BaseUrl.optional(),
    credentials: CredentialValues.optional(),
  }),
  output: Connection,
  held: 'there',
});

export const deleteConnection = endpoint({
  name: 'connection.delete',
  summary: 'Removes a connection and its credentials; its changes and audit records stay',
  method: 'DELETE',
  path: '/api/connections/[connection]',
  permission: 'connection:write',
  input: z.strictObject(one),
  output: z.object({}),
  held: 'there',
});

export const checkConnection = endpoint({
  name: 'connection.check',
  summary: 'Asks the vendor what these credentials can do, and remembers the answer',
  method: 'POST',
  path: '/api/connections/[connection]/check',
  permission: 'connection:write',
  input: z.strictObject(one),
  output: Capabilities,
  held: 'there',
});

export const listEnvironments = endpoint({
  name: 'environments',
  summary: 'The environments of a connection, and whether each can be read and written',
  method: 'GET',
  path: '/api/connections/[connection]/environments',
  permission: 'compare:read',
  input: z.strictObject(one),
  output: listOf(Environment),
});
