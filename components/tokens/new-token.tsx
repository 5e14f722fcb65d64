'use client';

import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { createMutation } from './queries';

const lives = [7, 30, 90, 366];

/** Makes a token and shows its secret, once. */
export function NewToken() {
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  const create = useMutation(createMutation);
  return (
    <section aria-label="New token" className="flex flex-col gap-3">
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) create.mutate({ name, expiresInDays: days }, { onSuccess: () => setName('') });
        }}
      >
        <Field label="What it is for">
          {(ids) => (
            <Input
              {...ids}
              className="w-64"
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label="Ends after">
          {(ids) => (
            <Select {...ids} value={days} onChange={(event) => setDays(Number(event.target.value))}>
              {lives.map((life) => (
                <option key={life} value={life}>
                  {life} days
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button
          type="submit"
          tone="primary"
          pending={create.isPending}
          because={name.trim() ? null : 'Say first what it is for'}
        >
          <Plus aria-hidden className="size-4" /> Make token
        </Button>
      </form>
      {create.error && <ProblemNotice error={create.error} />}
      {create.data && (
        <Notice tone="warning" role="status" title="Copy it now: it is not shown again">
          <code className="select-all break-all">{create.data.token}</code>
        </Notice>
      )}
    </section>
  );
}
