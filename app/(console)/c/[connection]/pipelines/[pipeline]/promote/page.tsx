import type { Metadata } from 'next';
import { PromoteView } from '@/components/pipelines/promote-view';

interface Props {
  params: Promise<{ connection: string; pipeline: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Promote · ${(await params).connection}` };
}

export default async function PromotePage({ params }: Props) {
  const { connection, pipeline } = await params;
  return <PromoteView key={pipeline} connection={connection} pipeline={pipeline} />;
}
