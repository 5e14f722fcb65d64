import { AppError } from '@/lib/domain/error';
import { redact } from '@/lib/domain/redact';
import type { Budget } from '../budget';
import type { OpenConnection } from '../port';
import { type Send, transport, VendorError } from '../transport';
import { type NovuClient, novuClient } from './client';
import type { NovuCredentials } from './credentials';
import { describeError, retryAfter } from './describe';
import { Login } from './login';
import { type WireDiffEntry, WireLogin } from './wire';

/** What became of one secret key: which environment it opens, or why it opens none. */
export interface KeyFinding {
  position: number;
  environment: string | null;
  problem: string | null;
}

interface Keys {
  findings: KeyFinding[];
  clients: Map<string, NovuClient>;
}

/** Why the vendor's own comparison is closed: a key that is bound to its environment, or a right that is missing. */
export interface Refusal {
  scope: boolean;
  words: string;
}

/** Which credential opens which environment. Nothing is asked of the vendor before it is needed, and then once. */
export class Access {
  readonly #connection: OpenConnection;
  readonly #credentials: NovuCredentials;
  readonly #login: Login;
  readonly #send: Send;
  /** One for each key, for as long as the session lives, so that looking anew keeps what was read and counted. */
  readonly #clients: NovuClient[];
  #keys: Promise<Keys> | null = null;
  /** Whether the credential reaches across environments; undefined until it was tried. */
  #crosses: boolean | undefined;
  #refusal: Refusal | null = null;
  #trial: Promise<unknown> | null = null;

  constructor(connection: OpenConnection, credentials: NovuCredentials) {
    this.#connection = connection;
    this.#credentials = credentials;
    this.#login = new Login(() => this.#logIn());
    this.#send = this.#sendWithin(connection.budget);
    this.#clients = credentials.keys.map((key) =>
      // The limits are those of an environment, so that one must not wait for another.
      novuClient(this.#sendWithin(connection.budget.another()), async () => ({ authorization: `ApiKey ${key}` })),
    );
  }

  #sendWithin(budget: Budget): Send {
    const { baseUrl, timeoutSeconds } = this.#connection;
    return transport({
      vendor: 'Novu',
      baseUrl,
      budget,
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      secrets: () => this.#secrets(),
      describe: describeError,
      retryAfter,
    });
  }

  #secrets(): string[] {
    const { keys, password } = this.#credentials;
    return [...keys, password, ...this.#login.issued];
  }

  /** The vendor's words from within a successful answer, without anything that must not be shown. */
  fitToShow(text: string): string {
    return redact(text, this.#secrets());
  }

  get hasLogin(): boolean {
    return this.#credentials.email !== '';
  }

  /** Why the credential does not reach across environments, once that is known. */
  get refusal(): Refusal | null {
    return this.#refusal;
  }

  /** Drops what was found out, so that keys, rights and the login are tried anew: they may have changed at the vendor. */
  forget(): void {
    this.#keys = null;
    this.#crosses = undefined;
    this.#refusal = null;
    this.#trial = null;
    this.#login.forget();
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

  /** The vendor's own comparison, or null where the credential may not ask for it. */
  async diff(source: string, target: string): Promise<WireDiffEntry[] | null> {
    return this.#reach((client) => client.diff(target, source), isForbidden);
  }

  /**
   * A client that may compare and publish between any two environments, or null. From 3.18 on a key is bound to
   * its environment and gets a 403; that is found out by trying, once. A login is believed until it is refused.
   */
  async crossing(source: string, target: string): Promise<NovuClient | null> {
    if (this.#crosses === undefined && !this.hasLogin) await this.#tryOnce(source, target);
    return this.#crosses === false ? null : this.any();
  }

  /** Whether the vendor really compares these two for us, found out by asking it to. */
  async reaches(source: string, target: string): Promise<boolean> {
    if (this.#crosses === undefined) await this.#tryOnce(source, target);
    return this.#crosses === true;
  }

  /** Asks something of the vendor that reaches across; null where a key turns out to be bound to its environment. */
  across<Answer>(ask: (client: NovuClient) => Promise<Answer>): Promise<Answer | null> {
    return this.#reach(ask, (error) => !this.hasLogin && isScopeRefusal(error));
  }

  async #reach<Answer>(
    ask: (client: NovuClient) => Promise<Answer>,
    refused: (error: unknown) => boolean,
  ): Promise<Answer | null> {
    if (this.#crosses === false) return null;
    const client = await this.any();
    try {
      const answer = await ask(client);
      this.#crosses = true;
      return answer;
    } catch (error) {
      if (!refused(error)) throw error;
      this.#crosses = false;
      this.#refusal = { scope: isScopeRefusal(error), words: error instanceof Error ? error.message : '' };
      return null;
    }
  }

  #tryOnce(source: string, target: string): Promise<unknown> {
    if (this.#trial !== null) return this.#trial;
    const trial: Promise<unknown> = this.diff(source, target).finally(() => {
      if (this.#trial === trial) this.#trial = null;
    });
    this.#trial = trial;
    return trial;
  }

  #withLogin(environment: string | null): NovuClient {
    const headers = (token: string): Record<string, string> => ({
      authorization: `Bearer ${token}`,
      ...(environment ? { 'novu-environment-id': environment } : {}),
    });
    return novuClient(
      async (request) => {
        try {
          return await this.#send(request);
        } catch (error) {
          if (!(error instanceof VendorError) || error.status !== 401) throw error;
          // A token has a life of its own; a refused request did nothing and may go again with a new one.
          const used = request.headers.authorization?.slice('Bearer '.length) ?? '';
          const renewed = headers(await this.#login.otherThan(used));
          return this.#send({ ...request, headers: { ...request.headers, ...renewed } });
        }
      },
      async () => headers(await this.#login.token()),
    );
  }

  async #logIn(): Promise<string> {
    const { email, password } = this.#credentials;
    const { data } = await this.#send({
      method: 'POST',
      path: '/v1/auth/login',
      headers: {},
      body: { email, password },
      output: WireLogin,
    });
    return data.token;
  }

  #knownKeys(): Promise<Keys> {
    if (this.#keys !== null) return this.#keys;
    const looking: Promise<Keys> = this.#lookUpKeys().catch((error: unknown) => {
      if (this.#keys === looking) this.#keys = null;
      throw error;
    });
    this.#keys = looking;
    return looking;
  }

  async #lookUpKeys(): Promise<Keys> {
    const clients = new Map<string, NovuClient>();
    const findings = await Promise.all(
      this.#clients.map(async (client, position): Promise<KeyFinding> => {
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

const isForbidden = (error: unknown): boolean => error instanceof VendorError && error.status === 403;

/** The refusal that a key gets for an environment that is not its own. */
function isScopeRefusal(error: unknown): boolean {
  return error instanceof VendorError && error.status === 403 && /single environment/i.test(error.message);
}
