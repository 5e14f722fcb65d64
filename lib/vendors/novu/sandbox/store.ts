import type { Environment, Organisation } from './documents';
import { createInternalIds } from './identifiers';
import { seedOrganisations } from './seed/organisations';

export interface Store {
  organisations(): readonly Organisation[];
  reset(scale: number): void;
  snapshot(): () => void;
  /** A new internal id, and the moment it was made. */
  stamp(): { _id: string; now: string };
}

/** Everything that one sandbox holds. */
export function createStore(): Store {
  let internalId = createInternalIds();
  let organisations = seedOrganisations(internalId, 1);
  return {
    organisations: () => organisations,
    reset(scale) {
      internalId = createInternalIds();
      organisations = seedOrganisations(internalId, scale);
    },
    snapshot() {
      const restores = organisations.flatMap(({ environments }) => environments.map(remember));
      return () => {
        for (const restore of restores) restore();
      };
    },
    stamp() {
      const now = new Date().toISOString();
      return { _id: internalId(now), now };
    },
  };
}

export function environmentById(organisation: Organisation, id: string): Environment | undefined {
  return organisation.environments.find((environment) => environment._id === id);
}

function remember(environment: Environment): () => void {
  const { workflows, layouts, agents } = environment;
  const copies = { workflows: new Map(workflows), layouts: new Map(layouts), agents: new Map(agents) };
  return () => Object.assign(environment, copies);
}
