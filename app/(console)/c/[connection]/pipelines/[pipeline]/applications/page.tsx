import type { Metadata } from 'next';
import { PlacingView } from '@/components/pipelines/placing-view';

interface Props {
  params: Promise<{ connection: string; pipeline: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Placed applications · ${(await params).connection}` };
}

export default async function PlacingPage({ params }: Props) {
  const { connection, pipeline } = await params;
  return <PlacingView key={pipeline} connection={connection} pipeline={pipeline} />;
}
