import type { Metadata } from 'next';
import { InboxView } from '@/components/approval/inbox-view';

export const metadata: Metadata = { title: 'Approvals' };

export default function ApprovalsPage() {
  return <InboxView />;
}
