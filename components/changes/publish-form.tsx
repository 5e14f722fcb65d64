'use client';

import { ShieldAlert, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { isSubmittable, type Plan } from '@/lib/domain/plan';
import type { Policy } from '@/lib/domain/policy';
import { ConfirmationField } from './confirmation-field';
import { ReasonField } from './reason-field';
import type { Schedule } from './schedule-fields';
import { WhenField } from './when-field';

export interface Given extends Partial<Schedule> {
  reason: string;
  confirmation: string;
}

interface PublishFormProps {
  name: string;
  plan: Plan;
  policy: Pick<Policy, 'reasonRequired'>;
  /** What the button says, for now and for later. */
  label: (later: boolean) => string;
  /** Whether it can be left to start by itself. */
  schedulable?: boolean;
  /** Why the person may not ask for it here, or null. */
  refusal: string | null;
  pending: boolean;
  /** Why this plan must not be used any more, or null. */
  hold: string | null;
  /** What else has to be known, such as who has to agree. */
  children?: ReactNode;
  onPublish: (given: Given) => void;
}

/** The last step before a plan becomes a change. */
export function PublishForm(props: PublishFormProps) {
  const { name, plan, policy, label, schedulable = false, refusal, pending, hold, children, onPublish } = props;
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [when, setWhen] = useState<Schedule | string | null>(null);
  const { target, confirmation, steps } = plan;
  const deletes = steps.some((step) => step.verb === 'delete');
  const because = refusal ?? hold ?? whyNot(plan, policy, { reason: reason.trim(), typed, when });
  const schedule = typeof when === 'string' ? null : when;
  return (
    <form
      aria-label={name}
      className={cx(
        'flex flex-col gap-4 rounded-large border p-4',
        target.production ? 'border-production bg-production-soft' : 'border-line bg-panel',
      )}
      onSubmit={(event) => {
        event.preventDefault();
        if (!because && !pending) onPublish({ reason: reason.trim(), confirmation: typed, ...schedule });
      }}
    >
      {target.production && (
        <p className="flex items-center gap-2 font-semibold text-large text-production">
          <ShieldAlert aria-hidden className="size-5" />
          {target.name} is live: what is written there reaches real people
        </p>
      )}
      {children}
      {schedulable && <WhenField onChange={setWhen} />}
      <ReasonField
        reason={reason}
        required={policy.reasonRequired}
        help={`Kept with the change and in the audit trail.${policy.reasonRequired ? ` ${target.name} demands one.` : ''}`}
        onChange={setReason}
      />
      <ConfirmationField confirmation={confirmation} typed={typed} onType={setTyped} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          size="large"
          tone={deletes ? 'danger' : target.production ? 'production' : 'primary'}
          because={because}
          pending={pending}
        >
          {deletes && !pending && <Trash2 aria-hidden className="size-4" />}
          {label(when !== null)}
        </Button>
        {because && <p className="text-muted">{because}.</p>}
      </div>
    </form>
  );
}

interface Filled {
  reason: string;
  typed: string;
  when: Schedule | string | null;
}

function whyNot(plan: Plan, { reasonRequired }: PublishFormProps['policy'], { reason, typed, when }: Filled) {
  if (plan.steps.length === 0) return 'There is nothing to write';
  if (!isSubmittable(plan)) return 'Something above blocks this plan';
  if (typeof when === 'string') return when;
  if (reasonRequired && !reason) return 'Write the reason first, because the policy demands one';
  if (plan.confirmation && typed !== plan.confirmation.expected) {
    return `Type “${plan.confirmation.expected}” first, because ${plan.confirmation.because}`;
  }
  return null;
}
