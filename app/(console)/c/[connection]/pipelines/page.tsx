import type { Metadata } from 'next';
import { PipelinesView } from '@/components/pipelines/pipelines-view';

interface Props {
  params: Promise<{ connection: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Pipelines · ${(await params).connection}` };
}

export default async function PipelinesPage({ params }: Props) {
  const { connection } = await params;
  return <PipelinesView key={connection} connection={connection} />;
}
