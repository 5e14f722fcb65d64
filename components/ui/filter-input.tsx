'use client';

import { useId } from 'react';
import { put, useAddressQuery } from './address-query';
import { Input } from './input';

interface FilterInputProps {
  /** The name in the address. */
  name: string;
  label: string;
  placeholder: string;
  /** What can be chosen as well as typed. */
  suggestions: readonly string[];
}

/** A filter of free text that lives in the address; it counts on Enter, on leaving, and on choosing. */
export function FilterInput({ name, label, placeholder, suggestions }: FilterInputProps) {
  const list = useId();
  const [query, changeQuery] = useAddressQuery();
  const now = query.get(name) ?? '';
  const apply = (value: string) => {
    if (value.trim() !== now) changeQuery((next) => put(next, name, value.trim()));
  };
  return (
    <span className="inline-flex w-44">
      <Input
        key={now}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        list={list}
        defaultValue={now}
        onChange={(event) => {
          const { value } = event.target;
          if (value === '' || suggestions.includes(value)) apply(value);
        }}
        onBlur={(event) => apply(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && apply(event.currentTarget.value)}
      />
      <datalist id={list}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </span>
  );
}
