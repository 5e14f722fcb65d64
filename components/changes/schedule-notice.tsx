import { CalendarClock, CalendarX } from 'lucide-react';
import { Notice } from '@/components/ui/notice';
import { TwoClocks } from '@/components/ui/two-clocks';
import type { GovernedChange } from '@/lib/domain/governance';

/** When it starts by itself, or why it did not. */
export function ScheduleNotice({ change }: { change: GovernedChange }) {
  const { schedule, status } = change;
  if (!schedule) return null;
  const times = (
    <>
      <p>
        <TwoClocks at={schedule.at} />
      </p>
      {schedule.until && (
        <p>
          Not after <TwoClocks at={schedule.until} />
        </p>
      )}
    </>
  );
  if (schedule.suspended) {
    return (
      <Notice tone="warning" role="status" icon={CalendarX} title="It did not start by itself">
        <p>{schedule.suspended}</p>
        <p className="mt-1">It was to start:</p>
        {times}
      </Notice>
    );
  }
  if (status !== 'scheduled' && status !== 'awaiting_approval' && status !== 'approved') return null;
  return (
    <Notice icon={CalendarClock} title={status === 'scheduled' ? 'It starts by itself' : 'It is to start by itself'}>
      {times}
      <p>
        {status === 'awaiting_approval' && 'Only if it is approved by then. '}
        Rights, policy, freezes and both sides are looked at again at that moment; if anything no longer holds, it waits
        for a person instead.
      </p>
    </Notice>
  );
}
