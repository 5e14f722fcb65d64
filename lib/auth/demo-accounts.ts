import type { Role } from '@/lib/domain/permission';

/** How the ids of demo accounts begin; real ids are random and never do. */
export const demoPrefix = 'demo-';

/** The password of every demo account. */
export const demoPassword = 'promenade';

/** The accounts that exist beside the sandbox. */
export const demoAccounts: readonly { id: string; email: string; name: string; role: Role }[] = [
  { id: `${demoPrefix}viewer`, email: 'viewer@promenade.test', name: 'Vera Viewer', role: 'viewer' },
  { id: `${demoPrefix}operator`, email: 'operator@promenade.test', name: 'Otto Operator', role: 'operator' },
  { id: `${demoPrefix}approver`, email: 'approver@promenade.test', name: 'Ada Approver', role: 'approver' },
  { id: `${demoPrefix}approver2`, email: 'approver2@promenade.test', name: 'Abe Approver', role: 'approver' },
  { id: `${demoPrefix}admin`, email: 'admin@promenade.test', name: 'Alma Admin', role: 'admin' },
];

/** True for an account whose password everybody knows. */
export function isDemoAccount(userId: string): boolean {
  return userId.startsWith(demoPrefix);
}
