import fc from 'fast-check';
import { keyText } from './resource';
import type { Row } from './row';

/** A row for tests: everything that is not said is empty. */
export function rowWith(part: Partial<Row> & Pick<Row, 'type' | 'id'>): Row {
  const side = { name: part.id, updatedAt: null, updatedBy: null };
  const { state = 'modified' } = part;
  return {
    name: part.id,
    state,
    digest: `${part.type}/${part.id}`,
    source: state === 'deleted' ? null : side,
    target: state === 'added' ? null : side,
    fields: [],
    parts: [],
    dependencies: [],
    locked: null,
    problem: null,
    ...part,
  };
}

const arbitraryRow = fc
  .record({
    type: fc.constantFrom('workflow', 'layout', 'agent', 'new thing'),
    id: fc.string({ minLength: 1, maxLength: 4 }),
    state: fc.constantFrom('added', 'modified', 'deleted', 'unchanged', 'unknown'),
    locked: fc.option(fc.constant('It is managed in code'), { freq: 6 }),
  })
  .map((row) => rowWith({ ...row, state: row.state as Row['state'] }));

/** Rows with distinct keys, as a comparison has them. */
export const arbitraryRows = fc.uniqueArray(arbitraryRow, { selector: keyText, maxLength: 30 });
