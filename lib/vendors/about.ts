/** What the browser may know of a vendor: words and forms, no code that talks to it. */
export interface About {
  id: string;
  label: string;
  /** What its resources are called, by resource type; a type that is missing here is shown as it came. */
  nouns: Record<string, { one: string; many: string }>;
  /** The vendor's own clouds. */
  origins: { label: string; url: string }[];
  /** Whether it can also run on a server of one's own, at any address. */
  selfHosted: boolean;
  /** How many requests it is asked at once when it has never refused one; eight unless told. */
  concurrency?: number;
  credentials: CredentialField[];
  /** How what is ticked in a comparison goes across; null where another page is for that. */
  across: Across | null;
  /** Which pages its connections have. */
  pages: ('compare' | 'workflows' | 'pipelines' | 'deployments')[];
}

/** The action that takes ticked resources, and the member of its input that lists them. */
export interface Across {
  action: string;
  list: string;
  /** Whether the list holds whole keys, `{type, id}`, or ids alone. */
  of: 'keys' | 'ids';
  /** What it is called on buttons. */
  verb: string;
}

/** One field of the credential form. Secrets are write-only. */
export interface CredentialField {
  name: string;
  label: string;
  help: string;
  secret: boolean;
  /** True when several values can be given, such as one key for each environment. */
  many: boolean;
}
