'use client';

import { put, useAddressQuery } from './address-query';
import { Input } from './input';

interface FilterDayProps {
  /** The name in the address. */
  name: string;
  label: string;
}

/** A filter for a day that lives in the address. */
export function FilterDay({ name, label }: FilterDayProps) {
  const [query, changeQuery] = useAddressQuery();
  return (
    <span className="inline-flex w-38">
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
