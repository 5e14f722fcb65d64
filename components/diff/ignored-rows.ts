import { ignoredDifferences } from '@/lib/domain/ignored';
import type { Json } from '@/lib/domain/json';
import { textOf } from '@/lib/domain/text';
import type { ComparedResource } from '@/lib/endpoints/compare';

/** One ignored field with what each side holds; of fields of steps, what each step holds on a line of its own. */
export interface IgnoredRow {
  field: string;
  target: string;
  source: string;
}

/** The ignored differences that were counted, and nothing else: one row for each. */
export function ignoredRows({
  ignored,
  source,
  target,
}: Pick<ComparedResource, 'source' | 'target' | 'ignored'>): IgnoredRow[] {
  const differences = ignoredDifferences(source, target);
  return ignored.fields.map((field) => {
    const found = differences.filter((difference) => difference.field === field);
    const lines = (side: 'source' | 'target') => found.map((one) => line(one.places, one[side])).join('\n') || '—';
    return { field, target: lines('target'), source: lines('source') };
  });
}

function line(places: readonly number[], value: Json | undefined): string {
  const text = value === undefined ? '—' : textOf(value);
  return places.length === 0 ? text : `${places.join('.')}: ${text}`;
}
