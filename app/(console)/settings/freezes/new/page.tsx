import type { Metadata } from 'next';
import { NewFreezeView } from '@/components/freezes/new-freeze-view';

export const metadata: Metadata = { title: 'Add a freeze' };

export default function NewFreezePage() {
  return <NewFreezeView />;
}
