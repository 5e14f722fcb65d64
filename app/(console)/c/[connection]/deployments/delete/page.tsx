import type { Metadata } from 'next';
import { DeleteView } from '@/components/deployments/delete-view';

interface Props {
  params: Promise<{ connection: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Delete · ${(await params).connection}` };
}

export default async function DeletePage({ params }: Props) {
  const { connection } = await params;
  return <DeleteView key={connection} connection={connection} />;
}
