import type { Metadata } from 'next';
import { DeploymentsView } from '@/components/deployments/deployments-view';

interface Props {
  params: Promise<{ connection: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Deployments · ${(await params).connection}` };
}

export default async function DeploymentsPage({ params }: Props) {
  const { connection } = await params;
  return <DeploymentsView key={connection} connection={connection} />;
}
