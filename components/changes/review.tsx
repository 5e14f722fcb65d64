'use client';

import { ArrowLeft, ArrowRight } from 'lucide-react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { ButtonLink } from '@/components/ui/button-link';
import { Page, PageHeader } from '@/components/ui/page-header';
import type { JsonObject } from '@/lib/domain/json';
import type { Plan } from '@/lib/domain/plan';
import type { Across } from '@/lib/vendors/about';
import { ActionReview } from './action-review';

interface ReviewProps {
  connection: string;
  across: Across;
  input: JsonObject;
  back: string;
}

/** What is ticked in a comparison, as a plan. */
export function Review({ connection, across, input, back }: ReviewProps) {
  return (
    <Page>
      <PageHeader
        title="Review"
        actions={
          <ButtonLink tone="ghost" href={back}>
            <ArrowLeft aria-hidden className="size-4" /> Back to the comparison
          </ButtonLink>
        }
      />
      <ActionReview
        connection={connection}
        action={across.action}
        input={input}
        name={across.verb}
        label={({ steps, target }) =>
          `${across.verb} ${steps.length} ${steps.length === 1 ? 'change' : 'changes'} to ${target.name}`
        }
        head={(plan) => <Direction plan={plan} />}
      />
    </Page>
  );
}

function Direction({ plan }: { plan: Plan }) {
  return (
    <p className="flex flex-wrap items-center gap-2">
      <strong className="font-semibold text-large">{plan.title}</strong>
      {plan.source && <EnvironmentName environment={plan.source} />}
      <ArrowRight role="img" aria-label="into" className="size-5 text-accent" strokeWidth={2.5} />
      <EnvironmentName environment={plan.target} loud />
    </p>
  );
}
