import { environments } from './house.mjs';

const topics = ['Order', 'Invoice', 'Delivery', 'Password', 'Welcome', 'Refund', 'Stock', 'Newsletter'];
const states = ['modified', 'added', 'modified', 'unchanged', 'deleted', 'modified', 'added', 'unchanged'];

/** A whole comparison of so many rows of every kind, as our own route answers it in lines. */
export function comparisonOf(count) {
  const side = (name, index) => ({
    name,
    updatedAt: new Date(Date.UTC(2026, 10, 1) - index * 3_600_000).toISOString(),
    updatedBy: 'Ada Admin',
  });
  const rows = Array.from({ length: count }, (_, index) => {
    const name = `${topics[index % topics.length]} message ${index}`;
    const state = states[index % states.length];
    return {
      type: index % 25 === 0 ? 'layout' : 'workflow',
      id: `${topics[index % topics.length].toLowerCase()}-message-${index}`,
      name,
      state,
      digest: String(index).padStart(64, '0'),
      source: state === 'deleted' ? null : side(name, index),
      target: state === 'added' ? null : side(name, index + 7),
      fields: state === 'modified' ? [{ path: 'tags', state: 'modified' }] : [],
      parts: [],
      dependencies: [],
      locked: state === 'unchanged' ? 'It is the same on both sides.' : null,
      problem: null,
    };
  });
  const answer = {
    source: { id: environments.source, name: 'Development', production: false },
    target: { id: environments.target, name: 'Production', production: true },
    comparedAt: new Date().toISOString(),
    method: 'Made up by the benchmark.',
    rows,
    ignored: { count: 0, fields: [] },
    gaps: [],
  };
  return { contentType: 'application/x-ndjson', body: `${JSON.stringify({ answer })}\n` };
}
