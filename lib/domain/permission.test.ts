import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { can, canSomewhere, type Grant, type Permission, Role } from './permission';

const everywhere = (role: Role): Grant => ({ role, connection: null, environment: null });
const permissions: Permission[] = [
  'compare:read',
  'change:plan',
  'change:run',
  'change:decide',
  'connection:write',
  'audit:read',
];

describe('who may do what', () => {
  test.each<[Role, Permission[]]>([
    ['viewer', ['compare:read', 'audit:read']],
    ['operator', ['compare:read', 'change:plan', 'change:run', 'audit:read']],
    ['approver', ['compare:read', 'change:decide', 'audit:read']],
    ['admin', permissions],
  ])('%s', (role, allowed) => {
    const held = permissions.filter((permission) => can([everywhere(role)], permission));
    expect(held.sort()).toEqual([...allowed].sort());
  });

  const production = { connection: 'novu', environment: 'production' };

  test('a role on one environment says nothing of the one beside it, nor of the connection', () => {
    const grants: Grant[] = [{ role: 'operator', ...production }];
    expect(can(grants, 'change:run', production)).toBe(true);
    expect(can(grants, 'change:run', { ...production, environment: 'staging' })).toBe(false);
    expect(can(grants, 'change:run', { connection: 'novu' })).toBe(false);
    expect(can(grants, 'change:run')).toBe(false);
    expect(canSomewhere(grants, 'change:run', 'novu')).toBe(true);
    expect(canSomewhere(grants, 'change:run', 'sevalla')).toBe(false);
  });

  test('without a grant nothing is allowed, and a narrower grant never allows more', () => {
    const anyRole = fc.constantFrom(...Role.options);
    fc.assert(
      fc.property(anyRole, fc.constantFrom(...permissions), (role, permission) => {
        expect(can([], permission, production)).toBe(false);
        const narrow: Grant[] = [{ role, connection: 'novu', environment: 'production' }];
        if (can(narrow, permission, production)) expect(can([everywhere(role)], permission, production)).toBe(true);
      }),
    );
  });
});
