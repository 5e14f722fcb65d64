'use client';

import { useSearchParams } from 'next/navigation';
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
  const params = useSearchParams();
  const choose = (value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    history.replaceState(null, '', `${location.pathname}${next.size > 0 ? `?${next}` : ''}`);
  };
  return (
    <Select aria-label={label} value={params.get(name) ?? ''} onChange={(event) => choose(event.target.value)}>
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}
