import { createFreeze, deleteFreeze, listFreezes } from '@/lib/endpoints/freezes';
import { route } from '@/lib/http/route';
import { create, list, remove } from '@/lib/operations/freezes';

export const GET = route(listFreezes, list);
export const POST = route(createFreeze, create);
export const DELETE = route(deleteFreeze, remove);
