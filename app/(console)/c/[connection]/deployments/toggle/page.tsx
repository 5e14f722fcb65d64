import type { Metadata } from 'next';
import { ToggleView } from '@/components/deployments/toggle-view';

interface Props {
  params: Promise<{ connection: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Enable or disable · ${(await params).connection}` };
}

export default async function TogglePage({ params }: Props) {
  const { connection } = await params;
  return <ToggleView key={connection} connection={connection} />;
}
