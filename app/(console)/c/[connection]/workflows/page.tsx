import type { Metadata } from 'next';
import { WorkflowsView } from '@/components/workflows/workflows-view';

interface Props {
  params: Promise<{ connection: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Workflows · ${(await params).connection}` };
}

export default async function WorkflowsPage({ params }: Props) {
  const { connection } = await params;
  return <WorkflowsView key={connection} connection={connection} />;
}
