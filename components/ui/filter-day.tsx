'use client';

import { put, useAddressQuery } from './address-query';
import { Input } from './input';

interface FilterDayProps {
  /** The name in the address. */
  name: string;
  /** Stands before the field and begins its label. */
  word: string;
  label: string;
}

/** A filter for a day that lives in the address. */
export function FilterDay({ name, word, label }: FilterDayProps) {
  const [query, changeQuery] = useAddressQuery();
  return (
    <span className="inline-flex w-52 items-center gap-2 text-muted text-small">
      <span aria-hidden>{word}</span>
      <Input
        type="date"
        aria-label={label}
        title={label}
        value={query.get(name) ?? ''}
        onChange={({ target }) => changeQuery((next) => put(next, name, target.value))}
      />
    </span>
  );
}
