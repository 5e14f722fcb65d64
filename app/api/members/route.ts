import { createMember, deleteMember, listMembers, updateMember } from '@/lib/endpoints/members';
import { route } from '@/lib/http/route';
import { create, list, remove, update } from '@/lib/operations/members';

export const GET = route(listMembers, list);
export const POST = route(createMember, create);
export const PATCH = route(updateMember, update);
export const DELETE = route(deleteMember, remove);
