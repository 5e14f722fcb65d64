'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Connection, CredentialValues } from '@/lib/endpoints/connections';
import { CallError } from '@/lib/http/call';
import type { About } from '@/lib/vendors/about';
import { CredentialFields, type Values } from './credential-fields';
import { credentialsFrom, idFrom, isOtherOrigin } from './form-values';
import { OriginField } from './origin-field';

export interface Given {
  id: string;
  name: string;
  baseUrl: string;
  credentials: CredentialValues | null;
}

interface ConnectionFormProps {
  about: About;
  /** The connection to edit; null to add one. */
  connection: Connection | null;
  pending: boolean;
  error: Error | null;
  onSubmit: (given: Given) => void;
}

export function ConnectionForm({ about, connection, pending, error, onSubmit }: ConnectionFormProps) {
  const [name, setName] = useState(connection?.name ?? '');
  const [typedId, setTypedId] = useState<string | null>(null);
  const [baseUrl, setBaseUrl] = useState(connection?.baseUrl ?? about.origins[0]?.url ?? '');
  const [values, setValues] = useState<Values>({});
  const id = connection?.id ?? typedId ?? idFrom(name);
  const credentials = credentialsFrom(about, values);
  const moved = connection !== null && isOtherOrigin(connection.baseUrl, baseUrl);
  const errorOf = (path: string) => fieldError(error, path);
  const because =
    moved && !credentials
      ? 'Another server needs its own credentials: those that are stored must not be sent to it'
      : null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!because && !pending) onSubmit({ id, name, baseUrl, credentials });
  };

  return (
    <form onSubmit={submit} className="flex flex-col gap-5 rounded-large border border-line bg-raised p-5">
      <Field label="Name" error={errorOf('name')}>
        {(ids) => (
          <Input {...ids} required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      {!connection && (
        <Field label="Id" help="Stands in every address and cannot be changed later." error={errorOf('id')}>
          {(ids) => (
            <Input
              {...ids}
              required
              maxLength={60}
              pattern="[a-z0-9]+(-[a-z0-9]+)*"
              title="Lower-case letters, digits and single dashes"
              className="font-mono"
              value={id}
              onChange={(event) => setTypedId(event.target.value)}
            />
          )}
        </Field>
      )}
      <OriginField about={about} value={baseUrl} error={errorOf('baseUrl')} onChange={setBaseUrl} />
      {moved && (
        <Notice tone="warning" role="status" title="This is another server">
          Enter its credentials below. Those that are stored belong to {connection.baseUrl} and are deleted.
        </Notice>
      )}
      <CredentialFields
        about={about}
        values={values}
        stored={moved ? {} : (connection?.credentials ?? {})}
        errorOf={(field) => errorOf(`credentials.${field}`)}
        onChange={setValues}
      />
      {error && <ProblemNotice error={error} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone="primary" size="large" pending={pending} because={because}>
          {connection ? 'Save and check' : 'Add and check'}
        </Button>
        <ButtonLink size="large" tone="ghost" href="/settings/connections">
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}

function fieldError(error: Error | null, path: string): string | null {
  if (!(error instanceof CallError)) return null;
  return error.problem.errors?.find((one) => one.path === path || one.path.startsWith(`${path}.`))?.message ?? null;
}
