import { invalid, notAllowed } from './errors';

/** What one endpoint lets its callers ask for. */
export interface Allowed {
  filters: readonly string[];
  includes: readonly string[];
  sorts: readonly string[];
}

/** A list request that was let through. */
export interface Query {
  filter(name: string): string[] | null;
  includes: readonly string[];
  sort: { key: string; descending: boolean } | null;
  page: number;
  perPage: number;
}

/** Reads the query string as the vendor's query builder does: what it was not told about is refused. */
export function parseQuery(url: string, allowed: Allowed): Query {
  const { searchParams } = new URL(url);
  const filters = new Map<string, string[]>();
  for (const [name, value] of searchParams) {
    const key = /^filter\[(.+)\]$/.exec(name)?.[1];
    if (key !== undefined) filters.set(key, value.split(','));
  }
  const includes = (searchParams.get('include') ?? '').split(',').filter(Boolean);
  const sort = searchParams.get('sort');
  const key = sort?.replace(/^-/, '');
  refuse('filter', [...filters.keys()], allowed.filters);
  refuse('include', includes, allowed.includes);
  refuse('sort', key ? [key] : [], allowed.sorts);
  return {
    filter: (name) => filters.get(name) ?? null,
    includes,
    sort: key ? { key, descending: sort?.startsWith('-') ?? false } : null,
    page: number(searchParams.get('page'), 'page', 1, Number.MAX_SAFE_INTEGER) ?? 1,
    perPage: number(searchParams.get('per_page'), 'per_page', 1, 100) ?? 15,
  };
}

function refuse(what: 'filter' | 'include' | 'sort', given: string[], allowed: readonly string[]): void {
  const unknown = given.filter((name) => !allowed.includes(name));
  if (unknown.length > 0) throw notAllowed(what, unknown, allowed);
}

function number(text: string | null, name: string, least: number, most: number): number | null {
  if (text === null) return null;
  const value = Number(text);
  const label = name.replace('_', ' ');
  if (!Number.isInteger(value)) throw invalid({ [name]: [`The ${label} field must be an integer.`] });
  if (value < least) throw invalid({ [name]: [`The ${label} field must be at least ${least}.`] });
  if (value > most) throw invalid({ [name]: [`The ${label} field must not be greater than ${most}.`] });
  return value;
}

/** One page of a list with Laravel's own members around it. */
export function paginate<Item>(url: string, items: readonly Item[], { page, perPage }: Query) {
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const from = (page - 1) * perPage;
  const shown = items.slice(from, from + perPage);
  const { origin, pathname, searchParams } = new URL(url);
  const link = (target: number) => {
    const parameters = new URLSearchParams(searchParams);
    parameters.set('page', String(target));
    return `${origin}${pathname}?${parameters}`;
  };
  return {
    shown,
    links: {
      first: link(1),
      last: link(last),
      prev: page > 1 ? link(page - 1) : null,
      next: page < last ? link(page + 1) : null,
    },
    meta: {
      current_page: page,
      from: shown.length > 0 ? from + 1 : null,
      last_page: last,
      path: `${origin}${pathname}`,
      per_page: perPage,
      to: shown.length > 0 ? from + shown.length : null,
      total: items.length,
    },
  };
}
