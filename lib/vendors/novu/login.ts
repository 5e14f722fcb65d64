/** How many tokens stay hidden after they were replaced; the vendor may still repeat one that has just run out. */
const remembered = 20;

/** The session token of a login: got when it is needed, shared by everybody who asks meanwhile, renewed when refused. */
export class Login {
  readonly #logIn: () => Promise<string>;
  #current: Promise<string> | null = null;
  #issued: string[] = [];

  constructor(logIn: () => Promise<string>) {
    this.#logIn = logIn;
  }

  /** Every token that may still be repeated by somebody; none of them may show up in a message. */
  get issued(): readonly string[] {
    return this.#issued;
  }

  token(): Promise<string> {
    this.#current ??= this.#logIn().then(
      (token) => {
        this.#issued = [...this.#issued, token].slice(-remembered);
        return token;
      },
      (error: unknown) => {
        this.#current = null;
        throw error;
      },
    );
    return this.#current;
  }

  /** Another token than the refused one: a new login, unless somebody who was refused as well has done that already. */
  async otherThan(refused: string): Promise<string> {
    const current = this.#current;
    // A login that fails has its own caller, who is told.
    const token = await current?.catch(() => null);
    if (token === refused && this.#current === current) this.#current = null;
    return this.token();
  }

  /** Forgets the token, so that the next request logs in anew. */
  forget(): void {
    this.#current = null;
  }
}
