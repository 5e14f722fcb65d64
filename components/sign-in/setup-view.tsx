'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Problem } from '@/lib/endpoints/problem';
import { Card } from './card';

const fields = [
  { name: 'name', label: 'Your name', type: 'text', autoComplete: 'name' },
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
  { name: 'password', label: 'Password', type: 'password', autoComplete: 'new-password' },
] as const;

/** The first administrator, from the one-time link that the server printed. */
export function SetupView({ token }: { token: string }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [state, setState] = useState<'open' | 'pending' | 'done'>('open');

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget));
    setState('pending');
    const failure = await createAdministrator({ ...given, token });
    setProblem(failure);
    setState(failure ? 'open' : 'done');
  };

  if (state === 'done') {
    return (
      <Card title="The first account exists">
        <Notice tone="success" role="status">
          You are the administrator now. The link cannot be used again.
        </Notice>
        <Link href="/sign-in" className="mt-4 block text-center font-medium text-accent underline">
          Go on to sign in
        </Link>
      </Card>
    );
  }
  return (
    <Card title="Create the first administrator">
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {problem && (
          <Notice tone="danger" role="alert" title={problem.title}>
            {problem.detail}
          </Notice>
        )}
        {fields.map(({ name, label, type, autoComplete }) => (
          <Field
            key={name}
            label={label}
            help={name === 'password' ? 'At least 12 characters.' : undefined}
            error={problem?.errors?.find((error) => error.path === name)?.message}
          >
            {(ids) => <Input {...ids} name={name} type={type} autoComplete={autoComplete} required />}
          </Field>
        ))}
        <Button type="submit" tone="primary" size="large" pending={state === 'pending'}>
          Create account
        </Button>
      </form>
    </Card>
  );
}

const unreachable: Problem = {
  type: 'about:blank',
  title: 'That did not work',
  status: 0,
  detail: 'Promenade did not answer. Try again.',
  code: 'unreachable',
  requestId: '',
};

/** Null when it worked. There is no session yet, so this is not an endpoint like the others. */
async function createAdministrator(body: Record<string, unknown>): Promise<Problem | null> {
  try {
    const response = await fetch('/api/auth/setup', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.ok ? null : Problem.catch(unreachable).parse(await response.json());
  } catch {
    return unreachable;
  }
}
