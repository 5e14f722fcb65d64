import type { Metadata } from 'next';
import { EditConnectionView } from '@/components/connections/edit-connection-view';

export const metadata: Metadata = { title: 'Edit connection' };

export default async function EditConnectionPage({ params }: { params: Promise<{ connection: string }> }) {
  const { connection } = await params;
  return <EditConnectionView id={connection} />;
}
