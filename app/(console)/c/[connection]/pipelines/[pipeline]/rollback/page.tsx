import type { Metadata } from 'next';
import { RollbackView } from '@/components/pipelines/rollback-view';

interface Props {
  params: Promise<{ connection: string; pipeline: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Roll back · ${(await params).connection}` };
}

export default async function RollbackPage({ params }: Props) {
  const { connection, pipeline } = await params;
  return <RollbackView key={pipeline} connection={connection} pipeline={pipeline} />;
}
