import type { Metadata } from 'next';
import { CancelView } from '@/components/pipelines/cancel-view';

interface Props {
  params: Promise<{ connection: string; pipeline: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Call off · ${(await params).connection}` };
}

export default async function CancelPage({ params }: Props) {
  const { connection, pipeline } = await params;
  return <CancelView key={pipeline} connection={connection} pipeline={pipeline} />;
}
