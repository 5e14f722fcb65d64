import { checkConnection } from '@/lib/endpoints/connections';
import { route } from '@/lib/http/route';
import { check } from '@/lib/operations/connections';

export const POST = route(checkConnection, check);
