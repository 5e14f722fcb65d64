'use client';

import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { organisationSignIn, signInWithPassword } from '@/lib/auth/browser';
import { signInMessage } from '@/lib/auth/sign-in-error';
import { localPath } from '@/lib/domain/redirect';
import { Card } from './card';
import { DemoAccounts } from './demo-accounts';

interface SignInViewProps {
  callbackUrl: string;
  /** The code that an earlier attempt came back with. */
  error: string | null;
  /** True beside the sandbox, where everybody knows the demo accounts. */
  demo: boolean;
  organisation: boolean;
}

export function SignInView({ callbackUrl, error: initial, demo, organisation }: SignInViewProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState(initial);
  const [pending, setPending] = useState(false);
  const passwordBox = useRef<HTMLInputElement>(null);
  // The browser carries the fragment over to this page; no server ever sees it.
  const destination = () => localPath(callbackUrl + location.hash, location.origin);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    setError(null);
    const code = await signInWithPassword(email, password).catch(() => 'Unavailable');
    // A full load: the server draws the console with the new session.
    if (code === null) return location.assign(destination());
    setError(code);
    setPending(false);
    passwordBox.current?.select();
  };

  const leave = async () => {
    const url = await organisationSignIn(destination()).catch(() => null);
    if (url) location.assign(url);
    else setError('Unavailable');
  };

  return (
    <Card title="Sign in to Promenade" footer={demo && <DemoAccounts onChoose={fillIn(setEmail, setPassword)} />}>
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {error && (
          <Notice tone="danger" role="alert">
            {signInMessage(error)}
          </Notice>
        )}
        <Field label="E-mail">
          {(ids) => (
            <Input
              {...ids}
              type="email"
              name="email"
              autoComplete="username"
              required
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field label="Password">
          {(ids) => (
            <Input
              {...ids}
              ref={passwordBox}
              type="password"
              name="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" tone="primary" size="large" pending={pending}>
          Sign in
        </Button>
        {organisation && (
          <Button size="large" onClick={() => void leave()}>
            Sign in with your organisation
          </Button>
        )}
      </form>
    </Card>
  );
}

function fillIn(setEmail: (email: string) => void, setPassword: (password: string) => void) {
  return (account: { email: string; password: string }) => {
    setEmail(account.email);
    setPassword(account.password);
  };
}
