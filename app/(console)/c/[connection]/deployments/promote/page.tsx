import type { Metadata } from 'next';
import { PromoteView } from '@/components/deployments/promote-view';

interface Props {
  params: Promise<{ connection: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Promote · ${(await params).connection}` };
}

export default async function PromotePage({ params }: Props) {
  const { connection } = await params;
  return <PromoteView key={connection} connection={connection} />;
}
