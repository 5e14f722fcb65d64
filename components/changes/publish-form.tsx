'use client';

import { ShieldAlert, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Field } from '@/components/ui/field';
import { Input, TextArea } from '@/components/ui/input';
import { isSubmittable, type Plan } from '@/lib/domain/plan';

interface PublishFormProps {
  plan: Plan;
  /** Why the person may not publish here, or null. */
  refusal: string | null;
  pending: boolean;
  /** Why this plan must not be published any more, or null. */
  hold: string | null;
  onPublish: (given: { reason: string; confirmation: string }) => void;
}

/** The last step before something is written. */
export function PublishForm({ plan, refusal, pending, hold, onPublish }: PublishFormProps) {
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const { target, confirmation, steps } = plan;
  const deletes = steps.some((step) => step.verb === 'delete');
  const because = refusal ?? hold ?? whyNot(plan, typed);
  const number = `${steps.length} ${steps.length === 1 ? 'change' : 'changes'}`;
  return (
    <form
      aria-label="Publish"
      className={cx(
        'flex flex-col gap-4 rounded-large border p-4',
        target.production ? 'border-production bg-production-soft' : 'border-line bg-panel',
      )}
      onSubmit={(event) => {
        event.preventDefault();
        if (!because && !pending) onPublish({ reason: reason.trim(), confirmation: typed });
      }}
    >
      {target.production && (
        <p className="flex items-center gap-2 font-semibold text-large text-production">
          <ShieldAlert aria-hidden className="size-5" />
          {target.name} is live: what you publish now reaches real people
        </p>
      )}
      <Field label="Reason" optional help="Kept with the change and in the audit trail.">
        {(ids) => (
          <TextArea
            {...ids}
            rows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {confirmation && (
        <Field label={`Type “${confirmation.expected}” to confirm`} help={`${confirmation.because}.`}>
          {(ids) => (
            <Input
              {...ids}
              className="max-w-sm"
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          size="large"
          tone={deletes ? 'danger' : target.production ? 'production' : 'primary'}
          because={because}
          pending={pending}
        >
          {deletes && !pending && <Trash2 aria-hidden className="size-4" />}
          Publish {number} to {target.name}
        </Button>
        {because && <p className="text-muted">{because}.</p>}
      </div>
    </form>
  );
}

function whyNot(plan: Plan, typed: string): string | null {
  if (plan.steps.length === 0) return 'There is nothing to publish';
  if (!isSubmittable(plan)) return 'Something above blocks this plan';
  if (plan.confirmation && typed !== plan.confirmation.expected) {
    return `Type “${plan.confirmation.expected}” first, because ${plan.confirmation.because}`;
  }
  return null;
}
