import type { PartChange } from '@/lib/domain/parts';
import type { Row, RowState } from '@/lib/domain/row';
import type { About } from '@/lib/vendors/about';

export type Nouns = About['nouns'];

export const stateWords: Record<RowState, string> = {
  added: 'New',
  modified: 'Changed',
  deleted: 'Deleted',
  unchanged: 'Equal',
  unknown: 'Unknown',
};

/** A number with its noun; a type that nobody told of keeps the vendor's own word. */
export function count(number: number, type: string, nouns: Nouns): string {
  return `${number} ${nounOf(type, nouns, number === 1 ? 'one' : 'many')}`;
}

export function nounOf(type: string, nouns: Nouns, form: 'one' | 'many'): string {
  return nouns[type]?.[form] ?? type.replaceAll('_', ' ');
}

/** What is different about a row, in a few words: "2 steps changed, 1 moved · subject, tags". */
export function describeRow(row: Row, nouns: Nouns, target: string): string {
  if (row.state === 'unknown') return row.problem ?? 'Could not be read';
  if (row.state === 'unchanged') return 'Equal on both sides';
  if (row.state === 'deleted') return `Only in ${target}`;
  const parts = describeParts(row.parts, nouns);
  if (row.state === 'added') return parts || `Not in ${target} yet`;
  const words = [parts, describeFields(row)].filter(Boolean).join(' · ');
  return words || 'Its content differs';
}

const partWords = { added: 'new', modified: 'changed', deleted: 'deleted', moved: 'moved' } as const;

function describeParts(parts: readonly PartChange[], nouns: Nouns): string {
  const types = [...new Set(parts.map((part) => part.type))];
  return types
    .map((type) => {
      const own = parts.filter((part) => part.type === type);
      const groups = Object.entries(partWords).flatMap(([state, word]) => {
        const number = own.filter((part) => part.state === state).length;
        return number > 0 ? [{ number, word }] : [];
      });
      return groups
        .map(({ number, word }, index) => `${index === 0 ? count(number, type, nouns) : number} ${word}`)
        .join(', ');
    })
    .filter(Boolean)
    .join(', ');
}

const mostNames = 4;

function describeFields(row: Row): string {
  const own = row.fields.map(({ path }) => path.split('.')[0] ?? path);
  const inParts = row.parts
    .filter((part) => part.state === 'modified')
    .flatMap((part) => part.fields.map(({ path }) => path.split('.').at(-1) ?? path));
  const names = [...new Set([...own, ...inParts])];
  const shown = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
}

/** What publishing the ticked rows would do: "3 updates, 1 new, 1 deletion". */
export function describeTicked(rows: readonly Row[]): string {
  const number = (state: RowState) => rows.filter((row) => row.state === state).length;
  const [updates, created, deletions] = [number('modified'), number('added'), number('deleted')];
  return [
    updates > 0 && `${updates} ${updates === 1 ? 'update' : 'updates'}`,
    created > 0 && `${created} new`,
    deletions > 0 && `${deletions} ${deletions === 1 ? 'deletion' : 'deletions'}`,
  ]
    .filter(Boolean)
    .join(', ');
}
