'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { useNow } from '@/components/ui/clock';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { ownZone, TimeZoneSelect } from '@/components/ui/time-zone-select';
import { FreezeDraft, type FreezeScope } from '@/lib/domain/freeze';
import { CallError } from '@/lib/http/call';
import { type Recurrence, ruleOf } from './freeze-words';
import { RecurrenceField } from './recurrence-field';
import { ScopeField } from './scope-field';
import { WindowPreview } from './window-preview';

interface FreezeFormProps {
  pending: boolean;
  error: Error | null;
  onSubmit: (draft: FreezeDraft) => void;
}

const empty = { name: '', reason: '', start: '', end: '', until: '', typed: '' };

export function FreezeForm({ pending, error, onSubmit }: FreezeFormProps) {
  const drawn = useNow() !== null;
  const [text, setText] = useState(empty);
  const [zone, setZone] = useState<string | null>(null);
  const [scope, setScope] = useState<FreezeScope | null>(null);
  const [recurrence, setRecurrence] = useState<Recurrence>('none');
  const [days, setDays] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const timeZone = zone ?? (drawn ? ownZone() : 'UTC');
  const rule = ruleOf(recurrence, days, text.typed);
  const parsed = FreezeDraft.safeParse({
    name: text.name,
    reason: text.reason.trim() || null,
    scope: scope ?? { connection: null, environment: null },
    timeZone,
    start: text.start,
    end: text.end,
    rule,
    until: rule !== null && text.until ? text.until : null,
  });
  const errorOf = (path: string, filled: string) => {
    const own = parsed.error?.issues.find((issue) => issue.path[0] === path)?.message;
    const told = error instanceof CallError ? error.problem.errors?.find((one) => one.path === path)?.message : null;
    return (tried || filled ? own : null) ?? told ?? null;
  };
  const field = (name: keyof typeof empty) => ({
    value: text[name],
    onChange: (event: { target: { value: string } }) => setText({ ...text, [name]: event.target.value }),
  });
  return (
    <form
      className="flex flex-col gap-5 rounded-large border border-line bg-raised p-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (parsed.success && scope && !pending) onSubmit(parsed.data);
      }}
    >
      <Field label="Name" error={errorOf('name', text.name)} help="Stands wherever something is held back by it.">
        {(ids) => <Input {...ids} maxLength={100} {...field('name')} />}
      </Field>
      <Field label="Reason" optional error={errorOf('reason', text.reason)}>
        {(ids) => <Input {...ids} maxLength={500} {...field('reason')} />}
      </Field>
      <ScopeField scope={scope} onChange={setScope} missing={tried && scope === null} />
      <Field label="Time zone" error={errorOf('timeZone', '')} help="Daylight saving is kept: 18:00 stays 18:00 there.">
        {(ids) => <TimeZoneSelect {...ids} value={timeZone} onChange={setZone} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Start" error={errorOf('start', text.start)}>
          {(ids) => <Input {...ids} type="datetime-local" {...field('start')} />}
        </Field>
        <Field label="End" error={errorOf('end', text.end)}>
          {(ids) => <Input {...ids} type="datetime-local" {...field('end')} />}
        </Field>
      </div>
      <RecurrenceField
        start={text.start}
        choice={recurrence}
        days={days}
        onChange={(choice, chosen) => {
          setRecurrence(choice);
          setDays(chosen);
        }}
        error={errorOf('rule', text.typed)}
        rule={field('typed')}
      />
      {rule !== null && (
        <Field
          label="Until"
          optional
          help="The last moment at which a window may start; empty goes on for ever."
          error={errorOf('until', text.until)}
        >
          {(ids) => <Input {...ids} type="datetime-local" className="max-w-xs" {...field('until')} />}
        </Field>
      )}
      {parsed.success && <WindowPreview draft={parsed.data} />}
      {error && <ProblemNotice error={error} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone="primary" size="large" pending={pending}>
          Add freeze
        </Button>
        <ButtonLink size="large" tone="ghost" href="/settings/freezes">
          Cancel
        </ButtonLink>
        {tried && !(parsed.success && scope) && (
          <p role="status" className="font-medium text-deleted">
            Something above is missing or wrong.
          </p>
        )}
      </div>
    </form>
  );
}
