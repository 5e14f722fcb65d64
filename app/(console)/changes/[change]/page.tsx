import type { Metadata } from 'next';
import { ChangeView } from '@/components/changes/change-view';

export const metadata: Metadata = { title: 'Change' };

export default async function ChangePage({ params }: { params: Promise<{ change: string }> }) {
  const { change } = await params;
  return <ChangeView id={change} />;
}
