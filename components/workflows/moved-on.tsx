'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useActor } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Environment } from '@/lib/domain/environment';
import type { WorkflowPage } from '@/lib/domain/workflow';
import { formOf, type WorkflowForm } from '@/lib/domain/workflow-form';
import { CallError } from '@/lib/http/call';
import { listHref } from './address';
import { draftKey, keepDraft } from './draft';
import { workflowQuery } from './queries';
import { ThreeWay } from './three-way';

interface MovedOnProps {
  connection: string;
  environment: Environment;
  id: string;
  /** What was opened, and what you made of it. */
  base: WorkflowForm;
  yours: WorkflowForm;
  onCarryOn: (theirs: WorkflowPage, merged: WorkflowForm) => void;
  onBack: () => void;
}

/** Somebody else was faster: what they made of it is read, and laid beside what you made. */
export function MovedOn({ connection, environment, id, base, yours, onCarryOn, onBack }: MovedOnProps) {
  const query = useQuery(workflowQuery({ connection, environment: environment.id, workflow: id }));
  const { data, error } = query;
  const back = (
    <Button className="self-start" onClick={onBack}>
      <ArrowLeft aria-hidden className="size-4" /> Back to the form
    </Button>
  );
  const gone = error instanceof CallError && error.problem.code === 'not_found';
  if (gone) {
    return (
      <>
        {back}
        <Gone connection={connection} environment={environment} id={id} yours={yours} />
      </>
    );
  }
  if (error) {
    return (
      <>
        {back}
        <ProblemNotice error={error} onRetry={() => void query.refetch()} />
      </>
    );
  }
  if (!data || query.isFetching || !query.isFetchedAfterMount)
    return <Loading what={`Reading what ${environment.name} holds now…`} rows={3} />;
  return (
    <>
      {back}
      <ThreeWay
        key={data.hash}
        base={base}
        theirs={formOf(data.document)}
        yours={yours}
        by={data.summary.updatedBy}
        at={data.summary.updatedAt}
        where={environment.name}
        onCarryOn={(merged) => onCarryOn(data, merged)}
      />
    </>
  );
}

function Gone({
  connection,
  environment,
  id,
  yours,
}: Pick<MovedOnProps, 'connection' | 'environment' | 'id' | 'yours'>) {
  const router = useRouter();
  const person = useActor()?.id ?? '';
  const again = () => {
    const form = { ...yours, id };
    keepDraft(draftKey(person, connection, '', null), { form, base: null, at: new Date().toISOString() });
    router.push(`${listHref(connection)}/new?${new URLSearchParams({ environment: environment.id })}`);
  };
  return (
    <Notice tone="danger" icon={Trash2} role="alert" title={`“${id}” was deleted from ${environment.name} meanwhile`}>
      <p>Nothing was written, and your edits are still in the form. It can be created anew from your version.</p>
      <Button size="small" className="mt-2" onClick={again}>
        Create it anew from my version…
      </Button>
    </Notice>
  );
}
