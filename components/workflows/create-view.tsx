'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { environmentsQuery } from '@/components/compare/queries';
import { useActor } from '@/components/shell/permissions';
import { useAddressQuery } from '@/components/ui/address-query';
import { ButtonLink } from '@/components/ui/button-link';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Environment } from '@/lib/domain/environment';
import type { JsonObject } from '@/lib/domain/json';
import { formOf, openSchema } from '@/lib/domain/workflow-form';
import { listHref } from './address';
import { draftKey } from './draft';
import { DraftNotice } from './draft-notice';
import { EditSession } from './edit-session';
import { useEditing } from './editing';

/** What the vendor fills in by itself, written out so that it can be seen and changed. */
const blank: JsonObject = {
  severity: 'none',
  validatePayload: true,
  payloadSchema: openSchema,
  preferences: {
    user: null,
    default: {
      all: { enabled: true, readOnly: false },
      channels: Object.fromEntries(
        ['in_app', 'sms', 'email', 'push', 'chat', 'tool'].map((channel) => [channel, { enabled: true }]),
      ),
    },
  },
  steps: [],
};

/** A workflow that does not exist yet. */
export function CreateView({ connection }: { connection: string }) {
  const environments = useQuery(environmentsQuery(connection));
  return (
    <Page>
      <PageHeader
        title="New workflow"
        actions={
          <ButtonLink tone="ghost" href={listHref(connection)}>
            <ArrowLeft aria-hidden className="size-4" /> All workflows
          </ButtonLink>
        }
      >
        It is created in one environment; from there it can be synced to the others.
      </PageHeader>
      {environments.isPending && <Loading what="Reading the environments of this connection…" />}
      {environments.error && <ProblemNotice error={environments.error} onRetry={() => void environments.refetch()} />}
      {environments.data && <Creation connection={connection} environments={environments.data.items} />}
    </Page>
  );
}

function Creation({ connection, environments }: { connection: string; environments: readonly Environment[] }) {
  const [query, changeQuery] = useAddressQuery();
  const asked = environments.find((one) => one.id === query.get('environment'));
  const environment = asked ?? environments.find((one) => one.writable && !one.production) ?? environments[0];
  if (!environment) return <p className="text-muted">This connection has no environment to create it in.</p>;
  return (
    <Chosen
      {...{ connection, environments, environment }}
      onChoose={(id) => changeQuery((next) => next.set('environment', id))}
    />
  );
}

interface ChosenProps {
  connection: string;
  environments: readonly Environment[];
  environment: Environment;
  onChoose: (environment: string) => void;
}

function Chosen({ connection, environments, environment, onChoose }: ChosenProps) {
  const person = useActor()?.id ?? '';
  const [opened] = useState(() => ({ document: blank, form: formOf(blank), hash: null }));
  const editing = useEditing({
    connection,
    action: 'workflow.create',
    place: { environment: environment.id },
    opened,
    draft: draftKey(person, connection, '', null),
  });
  const { kept } = editing;
  return (
    <EditSession
      connection={connection}
      environment={environment}
      action="workflow.create"
      editing={editing}
      whenStale={null}
      fields={
        <Field label="Environment">
          {(ids) => (
            <Select {...ids} value={environment.id} onChange={(event) => onChoose(event.target.value)}>
              {environments.map(({ id, name, production, writable }) => (
                <option key={id} value={id}>
                  {name}
                  {production ? ' (production)' : ''}
                  {writable ? '' : ' (cannot be written)'}
                </option>
              ))}
            </Select>
          )}
        </Field>
      }
    >
      {kept && (
        <DraftNotice at={kept.at} onRestore={() => editing.restore(kept.form)} onThrowAway={editing.throwAway} />
      )}
    </EditSession>
  );
}
