'use client';

import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { ActionReview } from '@/components/changes/action-review';
import { EnvironmentName } from '@/components/compare/environment-name';
import { useRefusal } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { Loading } from '@/components/ui/loading';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Environment } from '@/lib/domain/environment';
import type { Editing } from './editing';
import { UnsavedGuard } from './unsaved';
import { WorkflowEditor } from './workflow-editor';

interface EditSessionProps {
  connection: string;
  environment: Environment;
  action: 'workflow.create' | 'workflow.update';
  editing: Editing;
  /** Stands instead of the plan when somebody else was faster. */
  whenStale: ReactNode;
  /** Stands above the form. */
  children?: ReactNode;
  /** Fields at the top of the form. */
  fields?: ReactNode;
}

/** The form, and in its place the plan of what it would do. */
export function EditSession(props: EditSessionProps) {
  const { connection, environment, action, editing, whenStale, children, fields } = props;
  const { base, form, dirty, errors, plan, asked, reviewing, stale } = editing;
  const refusal = useRefusal('change:plan', { connection, environment: environment.id });
  const creating = action === 'workflow.create';
  const fixed = environment.writable ? refusal : (environment.limitation ?? `${environment.name} cannot be written`);
  const guard = <UnsavedGuard dirty={dirty} />;
  if (stale && reviewing)
    return (
      <>
        {guard}
        {whenStale}
      </>
    );
  if (reviewing && asked && !plan.isPending) {
    const back = (
      <Button className="self-start" onClick={editing.back}>
        <ArrowLeft aria-hidden className="size-4" /> Back to the form
      </Button>
    );
    return (
      <>
        {guard}
        {back}
        {plan.error ? (
          <ProblemNotice error={plan.error} onRetry={() => void plan.refetch()} />
        ) : (
          <ActionReview
            connection={connection}
            action={action}
            input={asked.input}
            name="Save"
            label={() => `${creating ? 'Create' : 'Save'} “${form.name}” in ${environment.name}`}
            onSubmitted={editing.saved}
            head={({ title, target }) => (
              <p className="flex flex-wrap items-center gap-2">
                <strong className="font-semibold text-large">{title}</strong>
                {target.production && <EnvironmentName environment={target} loud />}
              </p>
            )}
          />
        )}
      </>
    );
  }
  const pending = reviewing && plan.isPending;
  return (
    <>
      {guard}
      {children}
      <WorkflowEditor
        form={form}
        errors={errors}
        creating={creating}
        dirty={dirty}
        pending={pending}
        refusal={fixed}
        onChange={editing.change}
        onReset={() => editing.change(base.form)}
        onReview={editing.review}
      >
        {fields}
      </WorkflowEditor>
      {pending && <Loading what="Reading the vendor and making the plan. Nothing is written…" rows={1} />}
    </>
  );
}
