import { compareResource } from '@/lib/endpoints/compare';
import { route } from '@/lib/http/route';
import { resource } from '@/lib/operations/compare';

export const GET = route(compareResource, resource);
