'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { placesQuery } from '@/components/freezes/queries';
import { lineQuery } from '@/components/line/queries';
import { policiesQuery } from '@/components/policies/queries';
import { useActor } from '@/components/shell/permissions';
import type { EnvironmentRef } from '@/lib/domain/environment';
import { whyNotOneClick } from '@/lib/domain/one-click';
import { policyFor } from '@/lib/domain/policy';
import { useSame } from './same';

/** By environment: why a switch there leads to a review, or null where one click is enough. */
export type Gates = Readonly<Record<string, string | null>>;

const notKnown = 'What this environment asks for is not known yet';

/** Why turning a switch there leads to a review; null only where it is known that one click is enough. */
export function gateOf(gates: Gates, environment: string): string | null {
  const gate = gates[environment];
  return gate === undefined ? notKnown : gate;
}

/** While it is not known what an environment asks for, it is treated as if it asked for something. */
export function useGates(connection: string, environments: readonly EnvironmentRef[]): Gates {
  const person = useActor()?.id ?? '';
  const policies = useQuery(policiesQuery).data;
  const line = useQuery(lineQuery).data;
  const asked = useSame(environments);
  const ids = asked.map(({ id }) => id);
  const here = useQuery(placesQuery(connection, ids)).data;
  return useMemo(
    () =>
      Object.fromEntries(
        asked.map(({ id: environment, production }) => {
          const place = here?.[environment];
          if (!policies || !line || !place) return [environment, notKnown];
          return [
            environment,
            whyNotOneClick({
              policy: policyFor(policies.items, connection, environment),
              person,
              production,
              frozen: place.frozen.map(({ name }) => name),
              stopped: line.stopped?.reason ?? null,
            }),
          ];
        }),
      ),
    [asked, here, policies, line, person, connection],
  );
}
