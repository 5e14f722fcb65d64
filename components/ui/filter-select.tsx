'use client';

import { put, useAddressQuery } from './address-query';
import { Select } from './input';

interface FilterSelectProps {
  /** The name in the address. */
  name: string;
  label: string;
  all: string;
  options: readonly { value: string; label: string }[];
}

/** A filter that lives in the address. */
export function FilterSelect({ name, label, all, options }: FilterSelectProps) {
  const [query, changeQuery] = useAddressQuery();
  const choose = (value: string) => changeQuery((next) => put(next, name, value));
  return (
    <Select aria-label={label} value={query.get(name) ?? ''} onChange={(event) => choose(event.target.value)}>
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}
