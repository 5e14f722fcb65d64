import type { Metadata } from 'next';
import { idOfPath } from '@/components/workflows/address';
import { WorkflowView } from '@/components/workflows/workflow-view';

interface Props {
  params: Promise<{ connection: string; workflow: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: idOfPath((await params).workflow) };
}

export default async function WorkflowPage({ params }: Props) {
  const { connection, workflow } = await params;
  const id = idOfPath(workflow);
  return <WorkflowView key={`${connection} ${id}`} connection={connection} id={id} />;
}
