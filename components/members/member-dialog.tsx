'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { useToast } from '@/components/ui/toast';
import type { Member } from '@/lib/endpoints/members';
import { CallError } from '@/lib/http/call';
import { GrantsField, keyed, viewerEverywhere } from './grants-field';
import { createMutation, removeMutation, updateMutation } from './queries';

interface MemberDialogProps {
  /** Null for somebody new. */
  member: Member | null;
  onClose: () => void;
}

export function MemberDialog({ member, onClose }: MemberDialogProps) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [groups, setGroups] = useState((member?.groups ?? []).join(', '));
  const [grants, setGrants] = useState(() => (member?.grants ?? [viewerEverywhere]).map(keyed));
  const create = useMutation(createMutation);
  const update = useMutation(updateMutation);
  const remove = useMutation(removeMutation);
  const say = useToast();
  const error = create.error ?? update.error ?? remove.error;
  const wrong = (path: string) => fieldError(error, path);
  const save = () => {
    const shared = {
      grants: grants.map(({ grant }) => grant),
      groups: groups
        .split(',')
        .map((group) => group.trim())
        .filter(Boolean),
    };
    const done = {
      onSuccess: () => {
        say(`${member?.name ?? name} was saved`);
        onClose();
      },
    };
    if (member) update.mutate({ id: member.id, ...shared, ...(password ? { password } : {}) }, done);
    else create.mutate({ name, email, password, ...shared }, done);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={member ? `Edit ${member.name}` : 'Add a member'}
      footer={
        <>
          {member && (
            <RemoveButton
              name={member.name}
              pending={remove.isPending}
              onRemove={() => remove.mutate(member.id, { onSuccess: onClose })}
            />
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" pending={create.isPending || update.isPending} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      {!member && (
        <>
          <Field label="Name" error={wrong('name')}>
            {(ids) => (
              <Input {...ids} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
            )}
          </Field>
          <Field label="E-mail" error={wrong('email')}>
            {(ids) => (
              <Input
                {...ids}
                type="email"
                autoComplete="off"
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
      <GrantsField grants={grants} onChange={setGrants} />
      <Field
        label="Groups"
        optional
        help="Separated by commas; a policy can ask that somebody of a group approves."
        error={wrong('groups')}
      >
        {(ids) => (
          <Input {...ids} autoComplete="off" value={groups} onChange={(event) => setGroups(event.target.value)} />
        )}
      </Field>
      <Field
        label={member ? 'New password' : 'Password'}
        optional={member !== null}
        help={member ? 'Ends every session of this account.' : 'At least 12 characters; tell it in person.'}
        error={wrong('password')}
      >
        {(ids) => (
          <Input
            {...ids}
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {error && <ProblemNotice error={error} />}
    </Dialog>
  );
}

/** Removing takes two presses, because it cannot be undone. */
function RemoveButton({ name, pending, onRemove }: { name: string; pending: boolean; onRemove: () => void }) {
  const [sure, setSure] = useState(false);
  return (
    <Button tone="danger" className="mr-auto" pending={pending} onClick={() => (sure ? onRemove() : setSure(true))}>
      {sure ? `Really remove ${name}` : 'Remove'}
    </Button>
  );
}

function fieldError(error: Error | null, path: string): string | null {
  if (!(error instanceof CallError)) return null;
  return (
    error.problem.errors?.find((field) => field.path === path || field.path.startsWith(`${path}.`))?.message ?? null
  );
}
