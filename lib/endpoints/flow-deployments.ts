import { z } from 'zod';
import { Flow, FlowDeployment, FlowDeploymentQuery } from '@/lib/domain/flow-deployment';
import { ConnectionId } from './connections';
import { endpoint } from './endpoint';
import { listOf } from './list';

const Id = z.string().min(1).max(200);
const place = { connection: ConnectionId };
/** The vendor numbers its pages and gives a hundred rows at most. */
const pages = {
  cursor: z.string().regex(/^\d+$/, 'Not a cursor of ours').optional(),
  page: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(100),
};
const counted = { total: z.number().nullable() };

export const listFlowDeployments = endpoint({
  name: 'deployments',
  summary: 'Deployments of flow versions, everything about them included; narrowed and sorted by the vendor',
  method: 'GET',
  path: '/api/connections/[connection]/deployments',
  permission: 'compare:read',
  input: z.strictObject({
    ...place,
    ...FlowDeploymentQuery.shape,
    /** Everything is always included; the parameter is there for scripts that know the vendor's. */
    include: z
      .string()
      .regex(
        /^(enabledBy|flowVersion|virtualEnvironment|package|user)(,(enabledBy|flowVersion|virtualEnvironment|package|user))*$/,
        {
          message: 'enabledBy, flowVersion, virtualEnvironment, package and user can be included',
        },
      )
      .optional(),
    ...pages,
  }),
  output: listOf(FlowDeployment).extend(counted),
});

export const listFlows = endpoint({
  name: 'flows',
  summary: 'Flows with their versions',
  method: 'GET',
  path: '/api/connections/[connection]/flows',
  permission: 'compare:read',
  input: z.strictObject({ ...place, ...pages }),
  output: listOf(Flow).extend(counted),
});

export const listVersionDeployments = endpoint({
  name: 'version.deployments',
  summary: 'Where one version of a flow is deployed',
  method: 'GET',
  path: '/api/connections/[connection]/flow-versions/[version]/deployments',
  permission: 'compare:read',
  input: z.strictObject({ ...place, version: Id, ...pages }),
  output: listOf(FlowDeployment).extend(counted),
});

export const readFlowDeployment = endpoint({
  name: 'version.deployment',
  summary: 'One deployment of a flow version',
  method: 'GET',
  path: '/api/connections/[connection]/flow-versions/[version]/deployments/[deployment]',
  permission: 'compare:read',
  input: z.strictObject({ ...place, version: Id, deployment: Id }),
  output: FlowDeployment,
});
