import type { Metadata } from 'next';
import { CompareView } from '@/components/compare/compare-view';

interface Props {
  params: Promise<{ connection: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Compare · ${(await params).connection}` };
}

export default async function ComparePage({ params }: Props) {
  const { connection } = await params;
  return <CompareView key={connection} connection={connection} />;
}
