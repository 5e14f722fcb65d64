import type { Metadata } from 'next';
import { PriorityView } from '@/components/deployments/priority-view';

interface Props {
  params: Promise<{ connection: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Priority · ${(await params).connection}` };
}

export default async function PriorityPage({ params }: Props) {
  const { connection } = await params;
  return <PriorityView key={connection} connection={connection} />;
}
