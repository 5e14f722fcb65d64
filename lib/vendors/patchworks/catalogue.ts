import type { Environment } from '@/lib/domain/environment';
import { type Flow, type FlowVersion, noEnvironment } from '@/lib/domain/flow-deployment';
import type { JsonObject } from '@/lib/domain/json';
import { VendorError } from '../transport';
import type { PatchworksClient } from './client';
import { flowOf, type Names, text } from './map';
import { everyPage } from './pages';

/** A virtual environment, as far as it is needed. */
export interface Place {
  id: string;
  name: string;
  type: string | null;
}

interface Kept<Value> {
  value: Promise<Value>;
  at: number;
}

/** How long names are believed. They are labels only: nothing that is decided rests on them. */
const keptFor = 60_000;

/** What the ids of flows, versions and environments stand for, read at most once a minute. */
export class Catalogue {
  readonly #client: PatchworksClient;
  readonly #now: () => number;
  #flows: Kept<Map<string, Flow>> | null = null;
  #owners: { of: Map<string, Flow>; map: Map<string, Flow> } | null = null;
  #places: Kept<{ places: Place[]; complete: boolean }> | null = null;

  constructor(client: PatchworksClient, now: () => number = Date.now) {
    this.#client = client;
    this.#now = now;
  }

  /** Names for deployments, from what is known now. */
  async names(): Promise<Names> {
    const [flows, { places }] = await Promise.all([this.flows(), this.places()]);
    const owners = this.#ownersIn(flows);
    return {
      flow: (id) => flows.get(id)?.name ?? null,
      flowOfVersion: (version) => owners.get(version)?.id ?? null,
      version: (id) => owners.get(id)?.versions.find((version) => version.id === id) ?? null,
      environment: (id) => places.find((place) => place.id === id) ?? null,
    };
  }

  /** Made once for each reading of the flows: large accounts have many thousand versions. */
  #ownersIn(flows: Map<string, Flow>): Map<string, Flow> {
    if (this.#owners?.of === flows) return this.#owners.map;
    const map = new Map([...flows.values()].flatMap((flow) => flow.versions.map(({ id }) => [id, flow])));
    this.#owners = { of: flows, map };
    return map;
  }

  flows(): Promise<Map<string, Flow>> {
    this.#flows = this.#fresh(this.#flows, () => this.#readFlows());
    const { value } = this.#flows;
    value.catch(() => {
      this.#flows = null;
    });
    return value;
  }

  /** The flow of a version and the version itself; read anew once when it is not known. */
  async version(id: string): Promise<{ flow: Flow; version: FlowVersion } | null> {
    const known = versionIn(await this.flows(), id);
    if (known) return known;
    this.#flows = null;
    return versionIn(await this.flows(), id);
  }

  /** Every virtual environment; `complete` is false where only those with a deployment can be seen. */
  places(): Promise<{ places: Place[]; complete: boolean }> {
    this.#places = this.#fresh(this.#places, () => this.#readPlaces());
    const { value } = this.#places;
    value.catch(() => {
      this.#places = null;
    });
    return value;
  }

  /** Has everything read anew the next time. */
  forget(): void {
    this.#flows = null;
    this.#places = null;
  }

  #fresh<Value>(kept: Kept<Value> | null, read: () => Promise<Value>): Kept<Value> {
    const now = this.#now();
    return kept && now - kept.at < keptFor ? kept : { value: read(), at: now };
  }

  async #readFlows(): Promise<Map<string, Flow>> {
    const { records } = await everyPage((page) => this.#client.flows(page, 100));
    const flows = records.map(flowOf).filter((flow) => flow !== null);
    return new Map(flows.map((flow) => [flow.id, flow]));
  }

  async #readPlaces(): Promise<{ places: Place[]; complete: boolean }> {
    try {
      const { records } = await everyPage((page) => this.#client.environments(page));
      return { places: records.flatMap(placeOf), complete: true };
    } catch (error) {
      // The path is a guess, and not every credential has to be allowed to follow it.
      if (!(error instanceof VendorError) || ![400, 403, 404].includes(error.status ?? 0)) throw error;
      const { records } = await everyPage((page) => this.#client.usedEnvironments(page));
      return { places: records.flatMap(placeOf), complete: false };
    }
  }
}

function placeOf(wire: JsonObject): Place[] {
  const id = text(wire.id);
  return id === null ? [] : [{ id, name: text(wire.name) ?? `Environment ${id}`, type: text(wire.type) }];
}

function versionIn(flows: Map<string, Flow>, id: string): { flow: Flow; version: FlowVersion } | null {
  for (const flow of flows.values()) {
    const version = flow.versions.find((candidate) => candidate.id === id);
    if (version) return { flow, version };
  }
  return null;
}

/** A virtual environment as Promenade shows it; `live` is what the vendor calls production. */
export function environmentOf({ id, name, type }: Place): Environment {
  return {
    id,
    name,
    group: { id: 'account', name: 'Patchworks account' },
    // What runs outside of every environment runs against the real systems, for all that is known.
    production: type === 'live' || id === noEnvironment,
    color: null,
    readable: true,
    writable: true,
    limitation: null,
  };
}
