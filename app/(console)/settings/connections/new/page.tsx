import type { Metadata } from 'next';
import { NewConnectionView } from '@/components/connections/new-connection-view';

export const metadata: Metadata = { title: 'Add a connection' };

export default function NewConnectionPage() {
  return <NewConnectionView />;
}
