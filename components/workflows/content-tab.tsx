'use client';

import { OctagonAlert } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import type { WorkflowPage } from '@/lib/domain/workflow';
import { formOf } from '@/lib/domain/workflow-form';
import { issuesOf, type WorkflowIssue } from '@/lib/domain/workflow-issues';
import { PreferenceTable } from './preference-table';
import { StatusBadge } from './status-badge';
import { StepContent } from './step-content';
import { TextBlock } from './text-block';

/** Up to this many steps lie open at once; of more, each is opened by hand. */
const fewSteps = 3;

/** Everything that one environment holds of a workflow. */
export function ContentTab({ page }: { page: WorkflowPage }) {
  const { summary, document } = page;
  const form = useMemo(() => formOf(document), [document]);
  const issues = useMemo(() => issuesOf(document), [document]);
  const { steps } = form;
  return (
    <>
      {issues.length > 0 && <Issues issues={issues} />}
      <section aria-labelledby="settings" className="flex flex-col gap-2">
        <Heading id="settings">Settings</Heading>
        <dl className="grid gap-x-6 gap-y-2 rounded-large border border-line p-4 sm:grid-cols-[9rem_minmax(0,1fr)] lg:grid-cols-[9rem_minmax(0,1fr)_9rem_minmax(0,1fr)]">
          <Fact name="Status">
            <StatusBadge status={summary.status} />
          </Fact>
          <Fact name="Severity">{summary.severity ?? 'Unknown'}</Fact>
          <Fact name="Description">{form.description || <Muted>None</Muted>}</Fact>
          <Fact name="Tags">
            {summary.tags.length === 0 ? (
              <Muted>None</Muted>
            ) : (
              <span className="flex flex-wrap gap-1">
                {summary.tags.map((tag) => (
                  <Badge key={tag}>{tag}</Badge>
                ))}
              </span>
            )}
          </Fact>
          <Fact name="Edited">
            <When at={summary.updatedAt} none="Unknown when" /> by {summary.updatedBy ?? 'unknown'}
          </Fact>
          <Fact name="Published from here">
            <When at={summary.lastPublishedAt} none="Never, as far as the vendor says" />
          </Fact>
          <Fact name="Last triggered">
            <When at={summary.lastTriggeredAt} none="Never, as far as the vendor says" />
          </Fact>
          <Fact name="Origin">{summary.origin ?? 'Unknown'}</Fact>
          <Fact name="Payloads">{form.validatePayload ? 'Checked against the schema' : 'Not checked'}</Fact>
          <Fact name="Translated">{form.isTranslationEnabled ? 'Yes' : 'No'}</Fact>
        </dl>
      </section>
      <section aria-labelledby="steps" className="flex flex-col gap-2">
        <Heading id="steps">
          Steps <span className="font-normal text-muted tabular-nums">{steps.length}</span>
        </Heading>
        {steps.length === 0 ? (
          <p className="text-muted">It has no steps, so that triggering it sends nothing.</p>
        ) : (
          <ol className="overflow-hidden rounded-large border border-line bg-raised">
            {steps.map((step, index) => (
              <StepContent
                key={step.key}
                step={step}
                number={index + 1}
                openAtFirst={steps.length <= fewSteps}
                issues={issues.filter((issue) => issue.step === step.name).length}
              />
            ))}
          </ol>
        )}
      </section>
      <section aria-labelledby="preferences" className="flex flex-col gap-2">
        <Heading id="preferences">Preferences</Heading>
        <PreferenceTable form={form} />
      </section>
      <Folded title="Payload schema" text={form.payloadSchema} none="It has none, so that every payload is taken." />
      <Folded title="Everything that the vendor holds, as JSON" text={JSON.stringify(document, null, 2)} none="" />
    </>
  );
}

function Issues({ issues }: { issues: readonly WorkflowIssue[] }) {
  return (
    <Notice
      tone="warning"
      icon={OctagonAlert}
      title={`The vendor finds ${issues.length} ${issues.length === 1 ? 'issue' : 'issues'}`}
    >
      <ul>
        {issues.map(({ step, place, kind, message }) => (
          <li key={`${step} ${place} ${kind} ${message}`}>
            {step !== null && <strong className="font-semibold">{step}: </strong>}
            {message} <span className="text-muted">({[place, kind].filter(Boolean).join(', ')})</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Heading({ id, children }: { id: string; children: ReactNode }) {
  return (
    <h2 id={id} className="font-semibold text-large">
      {children}
    </h2>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words max-sm:mb-1">{children}</dd>
    </>
  );
}

const Muted = ({ children }: { children: ReactNode }) => <span className="text-muted">{children}</span>;

function When({ at, none }: { at: string | null; none: string }) {
  return at ? <RelativeTime at={at} /> : <Muted>{none}</Muted>;
}

function Folded({ title, text, none }: { title: string; text: string; none: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Disclosure
      open={open}
      onToggle={setOpen}
      className="rounded-large border border-line"
      summary={<h2 className="font-semibold">{title}</h2>}
    >
      <div className="px-3 pb-3">
        {text === '' ? <p className="text-muted">{none}</p> : <TextBlock label={title} text={text} />}
      </div>
    </Disclosure>
  );
}
