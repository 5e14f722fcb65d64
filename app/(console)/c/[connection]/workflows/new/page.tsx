import type { Metadata } from 'next';
import { CreateView } from '@/components/workflows/create-view';

export const metadata: Metadata = { title: 'New workflow' };

interface Props {
  params: Promise<{ connection: string }>;
}

export default async function NewWorkflowPage({ params }: Props) {
  const { connection } = await params;
  return <CreateView key={connection} connection={connection} />;
}
