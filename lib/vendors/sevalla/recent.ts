import type { ApplicationFacts } from '@/lib/domain/board';
import { isEnded } from '@/lib/domain/pipeline';
import { VendorError } from '../transport';
import { type Account, isLocal, problemOf } from './account';
import { applicationOf, deploymentOf } from './map';
import type { WireApplication, WireListedApplication } from './wire';

interface Kept {
  /** What the list said of the application when it was read. */
  mark: string;
  readAt: number;
  facts: ApplicationFacts;
}

const limitReached = 'Sevalla’s limit of reads is used up for this minute; the next look reads on.';
/** How much of its past is read: enough to count how many builds two stages are apart. */
const depth = 50;
/** Nobody says that every change of an application shows in the list, so that each is looked at now and then anyway. */
const oldest = 60_000;
/** Settings change more seldom than deployments. */
const oldestDetail = 600_000;
const portion = 16;
/** With many applications each is looked at less often; this many a minute leave most of the 400 reads to others. */
const perMinute = 100;
/** Settings that a first visit reads by itself, application for application. */
const detailsAtOnce = 100;

/** What was last read of each application, so that a board can be refreshed without reading everything again. */
export class Recent {
  readonly #account: Account;
  readonly #kept = new Map<string, Kept>();
  readonly #details = new Map<string, { mark: string; readAt: number; detail: WireApplication }>();

  constructor(account: Account) {
    this.#account = account;
  }

  /** The facts of the applications of one board. With `spare`, what has not changed is not read again. */
  async facts(
    ids: readonly string[],
    listed: ReadonlyMap<string, WireListedApplication>,
    spare: boolean,
  ): Promise<Map<string, ApplicationFacts>> {
    const patience = Math.max(oldest, (ids.length / perMinute) * 60_000);
    const facts = new Map<string, ApplicationFacts>();
    let limited = false;
    const fill = async (id: string): Promise<void> => {
      const known = listed.get(id);
      const kept = this.#kept.get(id);
      if (!known) facts.set(id, hidden(id));
      else if (spare && kept && isFresh(kept, markOf(known), patience)) facts.set(id, kept.facts);
      else facts.set(id, limited ? unread(known, limitReached) : await this.#read(known));
      limited ||= facts.get(id)?.problem === limitReached;
    };
    // In portions, so that the rest is not asked for once the vendor has said that it is enough.
    for (let start = 0; start < ids.length; start += portion) {
      await Promise.all(ids.slice(start, start + portion).map(fill));
    }
    return facts;
  }

  /** Applications with their settings where these are known or can be read now; the rest without. */
  async applications(listed: readonly WireListedApplication[]) {
    const missing = listed.filter((one) => this.#details.get(one.id)?.mark !== markOf(one)).slice(0, detailsAtOnce);
    await Promise.all(missing.map((one) => this.#detail(one).catch(onlyLocal)));
    return listed.map((one) => applicationOf(one, this.#details.get(one.id)?.detail ?? null));
  }

  async #read(listed: WireListedApplication): Promise<ApplicationFacts> {
    const readAt = Date.now();
    const { id, display_name: name } = listed;
    try {
      const [detail, page] = await Promise.all([
        this.#detail(listed),
        this.#account.client.deployments(id, 0, depth).then(({ data, total }) => ({ data, all: data.length >= total })),
      ]);
      const recent = page.data.map((wire) => deploymentOf(wire, id));
      const found = page.all || recent.some(({ status }) => status === 'success');
      const deployments = found ? recent : await this.#account.history(id);
      const suspended = listed.is_suspended ?? detail.is_suspended ?? null;
      const application = { id, name, autoDeploy: detail.auto_deploy ?? null, suspended };
      const facts: ApplicationFacts = { application, deployments, problem: null };
      this.#kept.set(id, { mark: markOf(listed), readAt, facts });
      return facts;
    } catch (error) {
      this.#kept.delete(id);
      if (error instanceof VendorError && error.status === 429) return unread(listed, limitReached);
      if (!isLocal(error)) throw error;
      return unread(listed, problemOf(error));
    }
  }

  async #detail(listed: WireListedApplication): Promise<WireApplication> {
    const mark = markOf(listed);
    const held = this.#details.get(listed.id);
    if (held?.mark === mark && Date.now() - held.readAt < oldestDetail) return held.detail;
    const readAt = Date.now();
    const detail = await this.#account.client.application(listed.id);
    this.#details.set(listed.id, { mark, readAt, detail });
    return detail;
  }
}

function markOf({ status, updated_at, is_suspended }: WireListedApplication): string {
  return JSON.stringify([status ?? null, updated_at ?? null, is_suspended ?? null]);
}

function isFresh({ mark, readAt, facts }: Kept, now: string, patience: number): boolean {
  const onItsWay = facts.deployments.slice(0, 3).some(({ status }) => !isEnded(status));
  return mark === now && !onItsWay && Date.now() - readAt < patience;
}

/** An application that is there and could not be read this time. */
function unread(listed: WireListedApplication, problem: string): ApplicationFacts {
  const { id, display_name: name, is_suspended } = listed;
  return { application: { id, name, autoDeploy: null, suspended: is_suspended ?? null }, deployments: [], problem };
}

function hidden(id: string): ApplicationFacts {
  const problem =
    'Sevalla does not list this application: it may have been deleted, or this key may not be allowed to see it.';
  return { application: { id, name: id, autoDeploy: null, suspended: null }, deployments: [], problem };
}

/** One application without its settings is no reason to show none, and neither is a limit that was reached. */
function onlyLocal(error: unknown): void {
  if (!isLocal(error) && !(error instanceof VendorError && error.status === 429)) throw error;
}
