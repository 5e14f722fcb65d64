'use client';

import type { ComponentProps } from 'react';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { Tick } from '@/components/ui/tick';
import { type Recurrence, weekdayOf, weekdays } from './freeze-words';

interface RecurrenceFieldProps {
  start: string;
  choice: Recurrence;
  days: ReadonlySet<string>;
  rule: Pick<ComponentProps<'input'>, 'value' | 'onChange'>;
  error: string | null;
  onChange: (choice: Recurrence, days: ReadonlySet<string>) => void;
}

const choices: { value: Recurrence; label: string }[] = [
  { value: 'none', label: 'It does not' },
  { value: 'daily', label: 'Every day' },
  { value: 'weekly', label: 'Every week, on days' },
  { value: 'monthly', label: 'Every month, on the day of the start' },
  { value: 'rule', label: 'By a rule (RFC 5545)' },
];

/** The usual ways in which a freeze comes again, and a rule for all others. */
export function RecurrenceField({ start, choice, days, rule, error, onChange }: RecurrenceFieldProps) {
  const choose = (value: string) => {
    const next = choices.find((one) => one.value === value)?.value ?? 'none';
    const first = weekdayOf(start);
    onChange(next, next === 'weekly' && days.size === 0 && first ? new Set([first]) : days);
  };
  const toggle = (code: string) => {
    const next = new Set(days);
    if (!next.delete(code)) next.add(code);
    onChange(choice, next);
  };
  return (
    <>
      <Field label="Does it come again?" error={choice === 'rule' ? null : error}>
        {(ids) => (
          <Select {...ids} value={choice} onChange={(event) => choose(event.target.value)}>
            {choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {choice === 'weekly' && (
        <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
          <legend className="mb-1.5 font-medium">A window starts every</legend>
          {weekdays.map(({ code, name }) => (
            <Tick key={code} state={days.has(code) ? 'all' : 'none'} onToggle={() => toggle(code)}>
              {name}
            </Tick>
          ))}
        </fieldset>
      )}
      {choice === 'rule' && (
        <Field label="Rule" help="Such as FREQ=MONTHLY;BYDAY=-1FR for the last Friday of a month." error={error}>
          {(ids) => <Input {...ids} {...rule} className="font-mono" maxLength={200} spellCheck={false} />}
        </Field>
      )}
    </>
  );
}
