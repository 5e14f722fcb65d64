'use client';

import { useState } from 'react';
import { useNow } from '@/components/ui/clock';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { ownZone, TimeZoneSelect } from '@/components/ui/time-zone-select';
import { TwoClocks } from '@/components/ui/two-clocks';
import { instantOn, wallAt } from '@/lib/domain/wall-clock';

export interface Schedule {
  scheduleAt: string;
  scheduleUntil?: string;
}

interface ScheduleFieldsProps {
  /** A schedule that can be sent, or why there is none yet. */
  onChange: (schedule: Schedule | string) => void;
}

/** When it shall start by itself, on the wall of any zone, and until when it may. */
export function ScheduleFields({ onChange }: ScheduleFieldsProps) {
  const now = useNow() ?? Date.now();
  const [zone, setZone] = useState(ownZone);
  const [start, setStart] = useState('');
  const [until, setUntil] = useState('');
  const set = (next: { zone?: string; start?: string; until?: string }) => {
    const all = { zone, start, until, ...next };
    setZone(all.zone);
    setStart(all.start);
    setUntil(all.until);
    onChange(scheduleOf(all));
  };
  const at = instantOn(start, zone);
  const schedule = scheduleOf({ zone, start, until });
  return (
    <div className="flex flex-wrap items-start gap-4">
      <Field label="Start" error={start && at === null ? gap(zone) : null} help={at && <TwoClocks at={at} />}>
        {(ids) => (
          <Input
            {...ids}
            type="datetime-local"
            min={wallAt(now, zone)}
            value={start}
            onChange={(event) => set({ start: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Not after"
        optional
        help="If it could not begin by then, it waits for a person."
        error={until && typeof schedule === 'string' && at ? schedule : null}
      >
        {(ids) => (
          <Input
            {...ids}
            type="datetime-local"
            min={start || wallAt(now, zone)}
            value={until}
            onChange={(event) => set({ until: event.target.value })}
          />
        )}
      </Field>
      <Field label="Time zone">
        {(ids) => (
          <TimeZoneSelect {...ids} className="max-w-64" value={zone} onChange={(next) => set({ zone: next })} />
        )}
      </Field>
    </div>
  );
}

function scheduleOf({ zone, start, until }: { zone: string; start: string; until: string }): Schedule | string {
  if (!start) return 'Say when it shall start';
  const scheduleAt = instantOn(start, zone);
  if (!scheduleAt) return gap(zone);
  if (Date.parse(scheduleAt) <= Date.now()) return 'The start has passed already';
  if (!until) return { scheduleAt };
  const scheduleUntil = instantOn(until, zone);
  if (!scheduleUntil) return gap(zone);
  if (Date.parse(scheduleUntil) <= Date.parse(scheduleAt)) return '“Not after” must be later than the start';
  return { scheduleAt, scheduleUntil };
}

function gap(zone: string): string {
  return `There is no such time in ${zone}: clocks are put forward over it`;
}
