import { compareEnvironments } from '@/lib/endpoints/compare';
import { route } from '@/lib/http/route';
import { compare } from '@/lib/operations/compare';

export const GET = route(compareEnvironments, compare);
