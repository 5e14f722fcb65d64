import type { Metadata } from 'next';
import { SetupView } from '@/components/sign-in/setup-view';

export const metadata: Metadata = { title: 'First administrator', referrer: 'no-referrer' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function SetupPage({ searchParams }: { searchParams: Query }) {
  const { token } = await searchParams;
  return <SetupView token={typeof token === 'string' ? token : ''} />;
}
