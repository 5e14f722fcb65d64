import type { Metadata } from 'next';
import { ReviewView } from '@/components/changes/review-view';

interface Props {
  params: Promise<{ connection: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Review · ${(await params).connection}` };
}

export default async function ReviewPage({ params }: Props) {
  const { connection } = await params;
  return <ReviewView connection={connection} />;
}
