'use client';

import { type ComponentProps, useMemo } from 'react';
import { Select } from './input';

interface TimeZoneSelectProps extends Omit<ComponentProps<'select'>, 'onChange' | 'value'> {
  value: string;
  onChange: (zone: string) => void;
}

/** The reader's own zone by its name. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every zone that the browser knows, by name, with the reader's own and UTC first. */
export function TimeZoneSelect({ value, onChange, ...rest }: TimeZoneSelectProps) {
  const zones = useMemo(() => {
    const first = [...new Set([ownZone(), 'UTC', value])];
    return [...first, ...Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone))];
  }, [value]);
  return (
    <Select {...rest} value={value} onChange={(event) => onChange(event.target.value)}>
      {zones.map((zone) => (
        <option key={zone}>{zone}</option>
      ))}
    </Select>
  );
}
