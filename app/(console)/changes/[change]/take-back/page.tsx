import type { Metadata } from 'next';
import { TakeBackView } from '@/components/undo/take-back-view';

export const metadata: Metadata = { title: 'Take back' };

export default async function TakeBackPage({ params }: { params: Promise<{ change: string }> }) {
  const { change } = await params;
  return <TakeBackView id={change} />;
}
