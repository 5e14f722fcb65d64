import { AppError } from '@/lib/domain/error';
import type { Budget } from '../budget';
import type { OpenConnection } from '../port';
import { type Send, transport, VendorError } from '../transport';
import { type NovuClient, novuClient } from './client';
import type { NovuCredentials } from './credentials';
import { describeError, retryAfter } from './describe';
import { WireLogin } from './wire';

/** What became of one secret key: which environment it opens, or why it opens none. */
export interface KeyFinding {
  position: number;
  environment: string | null;
  problem: string | null;
}

/** Which credential opens which environment. Nothing is asked of the vendor before it is needed, and then once. */
export class Access {
  readonly #connection: OpenConnection;
  readonly #send: Send;
  readonly #credentials: NovuCredentials;
  #token: Promise<string> | null = null;
  #keys: Promise<{ findings: KeyFinding[]; clients: Map<string, NovuClient> }> | null = null;
  /** Whether a key may reach across environments; null until it was tried. */
  #keysCross: boolean | null = null;

  constructor(connection: OpenConnection, credentials: NovuCredentials) {
    this.#connection = connection;
    this.#credentials = credentials;
    this.#send = this.#sendWithin(connection.budget);
  }

  #sendWithin(budget: Budget): Send {
    const { baseUrl, timeoutSeconds } = this.#connection;
    const { keys, password } = this.#credentials;
    return transport({
      vendor: 'Novu',
      baseUrl,
      budget,
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      secrets: () => [...keys, password],
      describe: describeError,
      retryAfter,
    });
  }

  get hasLogin(): boolean {
    return this.#credentials.email !== '';
  }

  /** A client that may list the environments of the account. */
  async any(): Promise<NovuClient> {
    if (this.hasLogin) return this.#withLogin(null);
    const first = (await this.#knownKeys()).clients.values().next().value;
    if (!first) throw await this.#noKeyWorks();
    return first;
  }

  /** A client whose own environment is this one, or null when no credential opens it. */
  async of(environment: string): Promise<NovuClient | null> {
    if (this.hasLogin) return this.#withLogin(environment);
    return (await this.#knownKeys()).clients.get(environment) ?? null;
  }

  async findings(): Promise<KeyFinding[]> {
    return (await this.#knownKeys()).findings;
  }

  /** The environment of some key, for an account of which only that one can be read directly. */
  async foothold(): Promise<string | null> {
    return (await this.#knownKeys()).clients.keys().next().value ?? null;
  }

  /**
   * A client that may compare and publish between any two environments, or null. From 3.18 on a key is bound to
   * its environment and gets a 403; that is found out by trying, once.
   */
  async crossing(source: string, target: string): Promise<NovuClient | null> {
    if (this.hasLogin) return this.#withLogin(null);
    const client = await this.any();
    if (this.#keysCross === null) {
      this.#keysCross = await client.diff(target, source).then(
        () => true,
        (error: unknown) => {
          if (isScopeRefusal(error)) return false;
          throw error;
        },
      );
    }
    return this.#keysCross ? client : null;
  }

  #withLogin(environment: string | null): NovuClient {
    const authorise = async (): Promise<Record<string, string>> => ({
      authorization: `Bearer ${await this.#bearer()}`,
      ...(environment ? { 'novu-environment-id': environment } : {}),
    });
    return novuClient(async (request) => {
      try {
        return await this.#send(request);
      } catch (error) {
        if (!(error instanceof VendorError) || error.status !== 401) throw error;
        // A token has a life of its own; a refused request did nothing and may go again with a new one.
        this.#token = null;
        return this.#send({ ...request, headers: { ...request.headers, ...(await authorise()) } });
      }
    }, authorise);
  }

  #bearer(): Promise<string> {
    const { email, password } = this.#credentials;
    this.#token ??= this.#send({
      method: 'POST',
      path: '/v1/auth/login',
      headers: {},
      body: { email, password },
      output: WireLogin,
    }).then(
      ({ data }) => data.token,
      (error: unknown) => {
        this.#token = null;
        throw error;
      },
    );
    return this.#token;
  }

  #knownKeys() {
    this.#keys ??= this.#lookUpKeys().catch((error: unknown) => {
      this.#keys = null;
      throw error;
    });
    return this.#keys;
  }

  async #lookUpKeys(): Promise<{ findings: KeyFinding[]; clients: Map<string, NovuClient> }> {
    const clients = new Map<string, NovuClient>();
    const findings = await Promise.all(
      this.#credentials.keys.map(async (key, position): Promise<KeyFinding> => {
        // The limits are those of an environment, so that one must not wait for another.
        const send = this.#sendWithin(this.#connection.budget.another());
        const client = novuClient(send, async () => ({ authorization: `ApiKey ${key}` }));
        try {
          const { _id } = await client.ownEnvironment();
          clients.set(_id, client);
          return { position, environment: _id, problem: null };
        } catch (error) {
          if (error instanceof VendorError && error.reach === 'refused' && error.status !== 429) {
            return { position, environment: null, problem: error.message };
          }
          throw error;
        }
      }),
    );
    return { findings, clients };
  }

  async #noKeyWorks(): Promise<AppError> {
    const problem = (await this.findings()).map((finding) => finding.problem).find(Boolean);
    // Asked again next time: the key may have been repaired at the vendor meanwhile.
    this.#keys = null;
    return new AppError('vendor_unauthorized', problem ?? 'This connection has no credential that works.');
  }
}

/** The refusal that a key gets for an environment that is not its own. */
export function isScopeRefusal(error: unknown): boolean {
  return error instanceof VendorError && error.status === 403 && /single environment/i.test(error.message);
}
