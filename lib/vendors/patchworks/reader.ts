import { AppError } from '@/lib/domain/error';
import { type FlowDeployment, noEnvironment } from '@/lib/domain/flow-deployment';
import type { JsonObject } from '@/lib/domain/json';
import type { Inventory, Resource, ResourceKey, Unreadable } from '@/lib/domain/resource';
import { VendorError } from '../transport';
import type { Catalogue } from './catalogue';
import { type Parameters, type PatchworksClient, pageSize } from './client';
import { deploymentOf, resourceOf, text } from './map';
import { everyPageForSure } from './pages';

/** Deployments read to the end of their list. */
export interface Listing {
  items: FlowDeployment[];
  /** How many entries could not be made sense of. */
  odd: number;
  steady: boolean;
}

/** Reads deployments, of one environment, of one flow, or all. */
export class Reader {
  readonly client: PatchworksClient;
  readonly catalogue: Catalogue;
  #filtersByFlow: Promise<boolean> | null = null;

  constructor(client: PatchworksClient, catalogue: Catalogue) {
    this.client = client;
    this.catalogue = catalogue;
  }

  async all(): Promise<Listing> {
    return this.#list({});
  }

  async inEnvironment(environment: string): Promise<Listing> {
    return only(await this.#list(narrow(environment)), (one) => one.environment.id === environment);
  }

  async ofFlow(flow: string, environment?: string): Promise<Listing> {
    const place = environment === undefined ? {} : narrow(environment);
    const byFlow = (await this.#canFilterByFlow()) ? { 'filter[flowVersion.flow]': flow } : {};
    const matches = (one: FlowDeployment) =>
      one.flow.id === flow && (environment === undefined || one.environment.id === environment);
    return only(await this.#list({ ...place, ...byFlow }), matches);
  }

  /**
   * The deployment of a flow in an environment, or null. Absence has to be certain, because deletions and creations
   * rest on it: what could not be read for sure is an error.
   */
  async at(environment: string, flow: string): Promise<FlowDeployment | null> {
    const { items, odd, steady } = await this.ofFlow(flow, environment);
    if (!steady) throw unreadable('Patchworks’ list of deployments kept changing while it was read.');
    const [one, ...more] = items;
    if (more.length > 0 && one) throw unreadable(twice(one.flow.name, items));
    if (!one && odd > 0) throw unreadable('Patchworks lists a deployment that cannot be understood.');
    return one ?? null;
  }

  async resource(environment: string, { type, id }: ResourceKey): Promise<Resource | null> {
    if (type !== 'flow') throw unreadable(`Promenade cannot read the content of a ${type}.`);
    const deployment = await this.at(environment, id);
    return deployment && resourceOf(deployment);
  }

  async inventory(environment: string): Promise<Inventory> {
    const { items, odd, steady } = await this.inEnvironment(environment);
    // What is missed would look as if it had been deleted there.
    if (!steady) throw unreadable('Patchworks’ list of deployments kept changing while it was read.');
    const byFlow = new Map<string, FlowDeployment[]>();
    for (const one of items) byFlow.set(one.flow.id, [...(byFlow.get(one.flow.id) ?? []), one]);
    const resources: Resource[] = [];
    const unclear: Unreadable[] = [];
    for (const [id, [one, ...more]] of byFlow) {
      if (!one) continue;
      if (more.length === 0) resources.push(resourceOf(one));
      else unclear.push({ type: 'flow', id, name: one.flow.name, problem: twice(one.flow.name, [one, ...more]) });
    }
    return { resources, unreadable: unclear, gaps: gapsOf(odd), leftOut: [] };
  }

  /** Deployments from records that came from wherever. */
  async understand(records: readonly JsonObject[]): Promise<{ items: FlowDeployment[]; odd: number }> {
    const names = await this.catalogue.names();
    const items = records.map((record) => deploymentOf(record, names)).filter((one) => one !== null);
    return { items, odd: records.length - items.length };
  }

  async #list(parameters: Parameters): Promise<Listing> {
    const { records, steady } = await everyPageForSure((page) =>
      // The oldest first, so that what is created meanwhile is added at the end.
      this.client.deployments({ ...parameters, sort: 'created_at', page, per_page: pageSize }),
    );
    return { ...(await this.understand(records)), steady };
  }

  /**
   * Whether the filter by flow does what its name says, which the vendor does not document. It is tried once, on a flow
   * that is known to be deployed; taken on trust, an empty answer would look like "not there".
   */
  #canFilterByFlow(): Promise<boolean> {
    const tried = this.#filtersByFlow ?? this.#tryFilter();
    this.#filtersByFlow = tried;
    tried.catch(() => {
      this.#filtersByFlow = null;
    });
    return tried;
  }

  async #tryFilter(): Promise<boolean> {
    const { items } = await this.client.deployments({ page: 1, per_page: 1 });
    const [sample] = (await this.understand(items)).items;
    if (!sample) return false;
    try {
      const found = await this.client.deployments({
        'filter[flowVersion.flow]': sample.flow.id,
        page: 1,
        per_page: pageSize,
      });
      return found.items.some((record) => text(record.id) === sample.id);
    } catch (error) {
      if (error instanceof VendorError && (error.status === 400 || error.status === 422)) return false;
      throw error;
    }
  }
}

/** The vendor has a filter for an environment, but none for "no environment". */
const narrow = (environment: string): Parameters =>
  environment === noEnvironment ? {} : { 'filter[virtual_environment_id]': environment };

const only = (listing: Listing, matches: (one: FlowDeployment) => boolean): Listing => ({
  ...listing,
  items: listing.items.filter(matches),
});

const unreadable = (message: string) => new AppError('vendor_unreadable', message);

function twice(flow: string, items: readonly FlowDeployment[]): string {
  const ids = items.map(({ id, version }) => `${id} (version ${version.id})`).join(' and ');
  return `“${flow}” is deployed more than once in this environment: ${ids}. Delete all but one of them at Patchworks.`;
}

function gapsOf(odd: number): string[] {
  if (odd === 0) return [];
  return [
    `${odd === 1 ? '1 deployment' : `${odd} deployments`} could not be understood and may be of this environment.`,
  ];
}
