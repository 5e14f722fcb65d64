import type { Metadata } from 'next';
import { BoardView } from '@/components/pipelines/board-view';

interface Props {
  params: Promise<{ connection: string; pipeline: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Board · ${(await params).connection}` };
}

export default async function BoardPage({ params }: Props) {
  const { connection, pipeline } = await params;
  return <BoardView key={pipeline} connection={connection} pipeline={pipeline} />;
}
