import type { Metadata } from 'next';
import { FreezesView } from '@/components/freezes/freezes-view';

export const metadata: Metadata = { title: 'Freezes' };

export default function FreezesPage() {
  return <FreezesView />;
}
