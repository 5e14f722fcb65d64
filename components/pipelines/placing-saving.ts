'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Pipeline } from '@/lib/domain/pipeline';
import type { Drafts, Save } from './placing-draft';
import { savesFor } from './placing-draft';
import { boardQuery, placeMutation } from './queries';

interface Saving {
  save: (before: Drafts, after: Drafts) => Promise<void>;
  /** How far it is, or null when nothing is being saved. */
  progress: { done: number; total: number } | null;
  error: Error | null;
  /** The stages that were saved before one failed. */
  saved: readonly string[];
}

/** Saves stage after stage, in an order in which no application is ever in two. The first failure ends it. */
export function usePlacementSaving(connection: string, pipeline: Pipeline): Saving {
  const client = useQueryClient();
  const place = useMutation(placeMutation);
  const [progress, setProgress] = useState<Saving['progress']>(null);
  const [saved, setSaved] = useState<string[]>([]);
  const nameOf = ({ stage }: Save) => pipeline.stages.find(({ id }) => id === stage)?.name ?? stage;
  const save = async (before: Drafts, after: Drafts) => {
    const saves = savesFor(pipeline, before, after);
    setSaved([]);
    try {
      for (const [done, one] of saves.entries()) {
        setProgress({ done, total: saves.length });
        const board = await place.mutateAsync({ connection, pipeline: pipeline.id, ...one });
        client.setQueryData(boardQuery(connection, pipeline.id).queryKey, board);
        setSaved((all) => [...new Set([...all, nameOf(one)])]);
      }
    } finally {
      setProgress(null);
    }
  };
  return { save, progress, error: place.error, saved };
}
