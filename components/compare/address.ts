import type { Filter } from '@/lib/domain/filter';
import { RowState } from '@/lib/domain/row';

/** Everything about the view that the address holds, ticks excepted: those stand behind the `#`. */
export interface Address extends Filter {
  source: string | null;
  target: string | null;
  /** The opened resource as `keyText`. */
  open: string | null;
  view: 'split' | 'unified';
  /** Groups that stand otherwise than at first. */
  turned: readonly string[];
}

const names = {
  source: 'source',
  target: 'target',
  text: 'q',
  states: 'state',
  types: 'type',
  open: 'open',
  view: 'view',
  turned: 'fold',
} as const;

export function readAddress(query: URLSearchParams): Address {
  const list = (name: string) => (query.get(name) ?? '').split(',').filter(Boolean).map(plain);
  return {
    source: query.get(names.source),
    target: query.get(names.target),
    text: query.get(names.text) ?? '',
    states: list(names.states).flatMap((state) => RowState.safeParse(state).data ?? []),
    types: list(names.types),
    open: query.get(names.open),
    view: query.get(names.view) === 'unified' ? 'unified' : 'split',
    turned: list(names.turned),
  };
}

/** The query with some of it changed; what stands as it does without being told is left out. */
export function writeAddress(query: URLSearchParams, patch: Partial<Address>): string {
  const next = new URLSearchParams(query);
  for (const [field, value] of Object.entries({ ...readAddress(query), ...patch })) {
    const name = names[field as keyof Address];
    const text = Array.isArray(value) ? value.map(escapeComma).join(',') : value;
    if (!text || text === 'split') next.delete(name);
    else next.set(name, String(text));
  }
  return next.toString();
}

/** Only what would be taken for the end of an item; the rest is escaped with the whole address. */
function escapeComma(text: string): string {
  return text.replaceAll('~', '~0').replaceAll(',', '~1');
}

function plain(text: string): string {
  return text.replaceAll('~1', ',').replaceAll('~0', '~');
}

const marker = 'ticked=';

/** Ticks as they stand behind the `#`; keys escape everything that could be taken for a comma. */
export function ticksToHash(ticks: ReadonlySet<string>): string {
  return ticks.size === 0 ? '' : `#${marker}${[...ticks].sort().join(',')}`;
}

export function ticksFromHash(hash: string): Set<string> {
  const text = hash.replace(/^#/, '');
  if (!text.startsWith(marker)) return new Set();
  return new Set(text.slice(marker.length).split(',').filter(Boolean));
}
