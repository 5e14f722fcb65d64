import { createConnection, listConnections } from '@/lib/endpoints/connections';
import { route } from '@/lib/http/route';
import { create, list } from '@/lib/operations/connections';

export const GET = route(listConnections, list);
export const POST = route(createConnection, create);
