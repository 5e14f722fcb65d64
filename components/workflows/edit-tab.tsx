'use client';

import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useActor } from '@/components/shell/permissions';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Environment } from '@/lib/domain/environment';
import type { WorkflowPage } from '@/lib/domain/workflow';
import { isMadeInCode } from '@/lib/domain/workflow-board';
import { formOf } from '@/lib/domain/workflow-form';
import { draftKey } from './draft';
import { DraftNotice } from './draft-notice';
import { EditSession } from './edit-session';
import { type Base, useEditing } from './editing';
import { MovedOn } from './moved-on';
import { workflowQuery } from './queries';

interface EditTabProps {
  connection: string;
  environment: Environment;
  id: string;
}

/** The form begins with what the vendor holds at this moment, not with what was read before. */
export function EditTab({ connection, environment, id }: EditTabProps) {
  const query = useQuery(workflowQuery({ connection, environment: environment.id, workflow: id }));
  const [opened, setOpened] = useState<WorkflowPage | null>(null);
  if (!opened && query.isFetchedAfterMount && query.data && !query.isFetching) setOpened(query.data);
  if (!opened) {
    if (query.error) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
    return <Loading what={`Reading ${id} in ${environment.name} once more before it is edited…`} />;
  }
  if (isMadeInCode(opened.summary.origin)) {
    return (
      <Notice icon={Lock} title="It was published from code">
        Its code is the place to change it: the next deployment of that code would undo whatever is edited here.
      </Notice>
    );
  }
  return <Opened connection={connection} environment={environment} id={id} page={opened} />;
}

export const baseOf = ({ document, hash }: Pick<WorkflowPage, 'document' | 'hash'>): Base => ({
  document,
  hash,
  form: formOf(document),
});

function Opened({ connection, environment, id, page }: EditTabProps & { page: WorkflowPage }) {
  const person = useActor()?.id ?? '';
  const [opened] = useState(() => baseOf(page));
  const editing = useEditing({
    connection,
    action: 'workflow.update',
    place: { environment: environment.id, workflowId: id },
    opened,
    draft: draftKey(person, connection, environment.id, id),
  });
  const [older, setOlder] = useState(false);
  const { kept, asked } = editing;
  const keptBase = kept?.base ?? null;
  const movedOn = (from: Base['form'], yours: Base['form']) => (
    <MovedOn
      connection={connection}
      environment={environment}
      id={id}
      base={from}
      yours={yours}
      onCarryOn={(theirs, merged) => {
        setOlder(false);
        editing.throwAway();
        editing.carryOn(baseOf(theirs), merged);
      }}
      onBack={() => {
        setOlder(false);
        editing.back();
      }}
    />
  );
  if (older && kept && keptBase) return movedOn(keptBase.form, kept.form);
  return (
    <EditSession
      connection={connection}
      environment={environment}
      action="workflow.update"
      editing={editing}
      whenStale={asked && movedOn(asked.base.form, asked.form)}
    >
      {kept && (
        <DraftNotice
          at={kept.at}
          onRestore={() => (keptBase?.hash === opened.hash ? editing.restore(kept.form) : setOlder(true))}
          onThrowAway={editing.throwAway}
        />
      )}
    </EditSession>
  );
}
