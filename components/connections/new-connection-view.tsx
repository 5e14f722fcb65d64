'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { Page, PageHeader } from '@/components/ui/page-header';
import { useToast } from '@/components/ui/toast';
import { vendors } from '@/lib/vendors/manifest';
import { ConnectionForm, type Given } from './connection-form';
import { checkMutation, createMutation } from './queries';

export function NewConnectionView() {
  const router = useRouter();
  const say = useToast();
  const create = useMutation(createMutation);
  const check = useMutation(checkMutation);
  const [vendor, setVendor] = useState(vendors[0]?.id ?? '');
  const about = vendors.find((one) => one.id === vendor);

  const add = async ({ credentials, ...given }: Given) => {
    const connection = await create.mutateAsync({ ...given, vendor, credentials: credentials ?? {} });
    await check.mutateAsync(connection.id).catch(() => say('It was added, but the check did not work'));
    router.push('/settings/connections');
  };

  return (
    <Page width="narrow">
      <PageHeader title="Add a connection" />
      <Field label="Vendor">
        {(ids) => (
          <Select {...ids} value={vendor} onChange={(event) => setVendor(event.target.value)}>
            {vendors.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {about && (
        <ConnectionForm
          key={vendor}
          about={about}
          connection={null}
          pending={create.isPending || check.isPending}
          error={create.error}
          // What went wrong is kept by the mutation and shown from there.
          onSubmit={(given) => void add(given).catch(() => {})}
        />
      )}
    </Page>
  );
}
