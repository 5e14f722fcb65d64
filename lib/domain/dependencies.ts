import { keyText, type Resource, type ResourceKey } from './resource';
import type { Dependency, Row } from './row';

/**
 * What each row needs, and who still needs what it deletes. `used` lists, for a resource that the target alone
 * has, the target's resources that refer to it.
 */
export function withDependencies(
  rows: readonly Row[],
  sourceOf: (key: ResourceKey) => Resource | null,
  used: (key: ResourceKey) => readonly ResourceKey[],
): Row[] {
  const byKey = new Map(rows.map((row) => [keyText(row), row]));
  return rows.map((row) => {
    if (row.state === 'deleted') return { ...row, dependencies: orphans(row, byKey, used) };
    if (row.state !== 'added' && row.state !== 'modified') return row;
    const references = sourceOf(row)?.references ?? [];
    return { ...row, dependencies: references.flatMap((key) => needOf(key, byKey)) };
  });
}

/** Who refers to a resource, among these. They are gone through once, not once for each question. */
export function usersIn(resources: readonly Resource[]): (key: ResourceKey) => readonly ResourceKey[] {
  const users = new Map<string, ResourceKey[]>();
  for (const { type, id, references } of resources) {
    for (const key of new Set(references.map(keyText))) {
      const known = users.get(key);
      if (known) known.push({ type, id });
      else users.set(key, [{ type, id }]);
    }
  }
  return (key) => users.get(keyText(key)) ?? [];
}

function needOf(key: ResourceKey, rows: Map<string, Row>): Dependency[] {
  const row = rows.get(keyText(key));
  const about = { type: key.type, id: key.id, name: row?.name ?? key.id };
  if (!row || row.state === 'deleted') return [{ ...about, reason: 'missing', blocking: true }];
  if (row.state === 'added') return [{ ...about, reason: 'required', blocking: true }];
  if (row.state === 'modified') return [{ ...about, reason: 'differs', blocking: false }];
  if (row.state === 'unknown') return [{ ...about, reason: 'unknown', blocking: true }];
  return [];
}

function orphans(row: Row, rows: Map<string, Row>, used: (key: ResourceKey) => readonly ResourceKey[]): Dependency[] {
  return used(row).map(({ type, id }) => ({
    type,
    id,
    name: rows.get(keyText({ type, id }))?.name ?? id,
    reason: 'used_by',
    blocking: true,
  }));
}
