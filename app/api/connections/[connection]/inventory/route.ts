import { readInventory } from '@/lib/endpoints/compare';
import { route } from '@/lib/http/route';
import { inventory } from '@/lib/operations/compare';

export const GET = route(readInventory, inventory);
