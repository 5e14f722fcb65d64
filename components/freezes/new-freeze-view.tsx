'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Page, PageHeader } from '@/components/ui/page-header';
import { useToast } from '@/components/ui/toast';
import { FreezeForm } from './freeze-form';
import { createMutation } from './queries';

export function NewFreezeView() {
  const router = useRouter();
  const say = useToast();
  const create = useMutation(createMutation);
  return (
    <Page width="narrow">
      <PageHeader title="Add a freeze">
        It holds from the moment it is saved, for everybody and for every kind of change.
      </PageHeader>
      <FreezeForm
        pending={create.isPending}
        error={create.error}
        onSubmit={(draft) =>
          create.mutate(draft, {
            onSuccess: () => {
              say(`“${draft.name}” is in place`);
              router.push('/settings/freezes');
            },
          })
        }
      />
    </Page>
  );
}
