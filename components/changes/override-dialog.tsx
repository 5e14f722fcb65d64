'use client';

import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { TextWithTimes } from '@/components/ui/text-with-times';
import type { GovernedChange } from '@/lib/domain/governance';

interface OverrideDialogProps {
  change: GovernedChange;
  pending: boolean;
  onRun: (override: string) => void;
  onClose: () => void;
}

/** A freeze is run against by name and with a reason, or not at all. */
export function OverrideDialog({ change, pending, onRun, onClose }: OverrideDialogProps) {
  const [reason, setReason] = useState('');
  const { plan, obstacles } = change;
  const typed = reason.trim();
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Run in spite of the freeze on ${plan.target.name}?`}
      footer={
        <>
          <Button onClick={onClose}>Wait for the freeze to end</Button>
          <Button
            tone="danger"
            pending={pending}
            because={typed ? null : 'Write down why first'}
            onClick={() => onRun(typed)}
          >
            Run in spite of the freeze
          </Button>
        </>
      }
    >
      <Notice tone="danger" icon={ShieldAlert} title="A freeze is there because somebody asked for calm">
        <ul>
          {obstacles.map(({ message }) => (
            <li key={message}>
              <TextWithTimes text={message} />
            </li>
          ))}
        </ul>
      </Notice>
      <p>
        {plan.steps.length === 1 ? '1 step' : `${plan.steps.length} steps`} will be written to {plan.target.name}. Your
        name and this reason are kept in the audit trail for good.
      </p>
      <Field label="Why can it not wait?">
        {(ids) => (
          <TextArea
            {...ids}
            rows={3}
            maxLength={2000}
            required
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
