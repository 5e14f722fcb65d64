import type { Metadata } from 'next';
import { ApplicationView } from '@/components/pipelines/application-view';

interface Props {
  params: Promise<{ connection: string; pipeline: string; application: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Deployments · ${(await params).connection}` };
}

export default async function ApplicationPage({ params }: Props) {
  const place = await params;
  return <ApplicationView key={place.application} {...place} />;
}
