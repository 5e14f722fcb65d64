'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { planQuery } from '@/components/changes/queries';
import { canonical, type JsonObject } from '@/lib/domain/json';
import { applyForm, formProblems, type WorkflowForm } from '@/lib/domain/workflow-form';
import { editOf } from '@/lib/domain/workflow-input';
import { errorsByField } from '@/lib/domain/workflow-places';
import { CallError } from '@/lib/http/call';
import { type Draft, dropDraft, keepDraft, readDraft } from './draft';

/** What is edited: the document, and its hash if the vendor has it already. */
export interface Base {
  document: JsonObject;
  form: WorkflowForm;
  hash: string | null;
}

interface Asked {
  form: WorkflowForm;
  base: Base;
  input: JsonObject;
}

interface EditingOptions {
  connection: string;
  action: 'workflow.create' | 'workflow.update';
  /** The input of the action apart from the workflow and what it is based on. */
  place: JsonObject;
  opened: Base;
  draft: string;
}

/** The state of an edit: what was opened, what it has become, and the plan that was asked for. */
export function useEditing({ connection, action, place, opened, draft }: EditingOptions) {
  const client = useQueryClient();
  const [base, setBase] = useState(opened);
  const [form, setForm] = useState(opened.form);
  const [local, setLocal] = useState<Record<string, string>>({});
  const [asked, setAsked] = useState<Asked | null>(null);
  const [kept, setKept] = useState<Draft | null>(() => readDraft(draft));
  const dirty = useMemo(() => canonical(form) !== canonical(base.form), [form, base]);
  const plan = useQuery({
    ...planQuery({ connection, action, input: asked?.input ?? {} }),
    enabled: asked !== null,
  });
  const problem = asked && plan.error instanceof CallError ? plan.error.problem : null;
  const refused = problem?.code === 'invalid_input';

  const ask = (wanted: WorkflowForm, from: Base) => {
    const problems = formProblems(from.document, wanted);
    setLocal(errorsByField(problems, wanted));
    if (problems.length > 0) return setAsked(null);
    const workflow = editOf(applyForm(from.document, wanted));
    const input = { ...place, ...(from.hash === null ? {} : { basedOn: from.hash }), workflow };
    // The same request may be made again on purpose, and then it is planned again.
    void client.resetQueries({ queryKey: planQuery({ connection, action, input }).queryKey });
    setAsked({ form: wanted, base: from, input });
  };

  useKeptDraft({ draft, dirty, form, base, waiting: kept !== null });
  const errors = useMemo(
    () => ({ ...(refused && asked ? errorsByField(problem?.errors ?? [], asked.form) : {}), ...local }),
    [refused, asked, problem, local],
  );
  return {
    base,
    form,
    dirty,
    errors,
    plan,
    asked,
    kept,
    /** True while the plan of exactly this form is looked at. */
    reviewing: asked !== null && asked.form === form && !refused,
    stale: problem?.code === 'plan_stale',
    change: (next: WorkflowForm) => {
      setForm(next);
      setLocal({});
    },
    review: () => ask(form, base),
    back: () => setAsked(null),
    /** Goes on with another version on another base, straight to its plan. */
    carryOn: (next: Base, merged: WorkflowForm) => {
      setBase(next);
      setForm(merged);
      ask(merged, next);
    },
    restore: (form: WorkflowForm) => {
      setForm(form);
      setKept(null);
    },
    throwAway: () => {
      dropDraft(draft);
      setKept(null);
    },
    saved: () => dropDraft(draft),
  };
}

export type Editing = ReturnType<typeof useEditing>;

interface KeptDraft {
  draft: string;
  dirty: boolean;
  form: WorkflowForm;
  base: Base;
  /** An older draft still waits for a decision and must not be written over. */
  waiting: boolean;
}

function useKeptDraft({ draft, dirty, form, base, waiting }: KeptDraft): void {
  useEffect(() => {
    if (!dirty) return;
    if (waiting) return;
    const timer = setTimeout(() => {
      const { hash, form: from } = base;
      keepDraft(draft, { form, base: hash === null ? null : { hash, form: from }, at: new Date().toISOString() });
    }, 300);
    return () => clearTimeout(timer);
  }, [draft, dirty, form, base, waiting]);
}
