import { createToken, deleteToken, listTokens } from '@/lib/endpoints/tokens';
import { route } from '@/lib/http/route';
import { create, list, remove } from '@/lib/operations/tokens';

export const GET = route(listTokens, list);
export const POST = route(createToken, create);
export const DELETE = route(deleteToken, remove);
