/** One request that reached a vendor sandbox; it never holds a header, so no credential can leak through it. */
export interface LoggedRequest {
  vendor: string;
  method: string;
  /** As received by the host: mount point and query string included. */
  path: string;
  /** Parsed JSON, the raw text where it does not parse, null where there is none. */
  body: unknown;
  /** What was answered; null while pending and when the connection was dropped. */
  status: number | null;
  at: string;
}

export interface RequestLog {
  add(entry: LoggedRequest): void;
  list(): readonly LoggedRequest[];
  clear(): void;
}

const CAPACITY = 20_000;

/** Keeps the last 20,000 requests, newest last. */
export function createRequestLog(capacity = CAPACITY): RequestLog {
  let entries: LoggedRequest[] = [];
  return {
    add(entry) {
      entries.push(entry);
      // Trimming in bulk keeps an append at constant cost.
      if (entries.length >= capacity * 2) entries = entries.slice(-capacity);
    },
    list: () => entries.slice(-capacity),
    clear() {
      entries = [];
    },
  };
}

/** The body as the log shows it. */
export function readableBody(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
