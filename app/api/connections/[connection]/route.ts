import { deleteConnection, readConnection, updateConnection } from '@/lib/endpoints/connections';
import { route } from '@/lib/http/route';
import { read, remove, update } from '@/lib/operations/connections';

export const GET = route(readConnection, read);
export const PATCH = route(updateConnection, update);
export const DELETE = route(deleteConnection, remove);
