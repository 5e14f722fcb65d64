import type { Metadata } from 'next';
import { SignInView } from '@/components/sign-in/sign-in-view';
import { env } from '@/lib/env';

export const metadata: Metadata = { title: 'Sign in' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: Query }) {
  const { callbackUrl, error } = await searchParams;
  const { SANDBOX_URL, OIDC_ISSUER } = env();
  return (
    <SignInView
      callbackUrl={typeof callbackUrl === 'string' ? callbackUrl : '/'}
      error={typeof error === 'string' ? error : null}
      demo={SANDBOX_URL !== undefined}
      organisation={OIDC_ISSUER !== undefined}
    />
  );
}
