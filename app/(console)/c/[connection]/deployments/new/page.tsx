import type { Metadata } from 'next';
import { NewView } from '@/components/deployments/new-view';

interface Props {
  params: Promise<{ connection: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Deploy · ${(await params).connection}` };
}

export default async function NewDeploymentPage({ params }: Props) {
  const { connection } = await params;
  return <NewView key={connection} connection={connection} />;
}
