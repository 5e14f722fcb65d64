import type { Metadata } from 'next';
import { WorkflowReviewView } from '@/components/workflows/review-view';

export const metadata: Metadata = { title: 'Review' };

interface Props {
  params: Promise<{ connection: string }>;
}

export default async function WorkflowReviewPage({ params }: Props) {
  const { connection } = await params;
  return <WorkflowReviewView key={connection} connection={connection} />;
}
