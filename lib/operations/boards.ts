import { AppError } from '@/lib/domain/error';
import { type Board, isEnded } from '@/lib/domain/pipeline';
import type { VendorSession } from '@/lib/vendors/port';

/** What watchers are told: a new board, or why there is none at the moment. */
export type BoardNews = { board: Board } | { problem: string };
type Watcher = (news: BoardNews) => void;

const shortestPause = 5_000;
/** What is on its way is read at every look, so that many of them make the looks rarer. */
const pausePerDeployment = 200;
/** Two people who open a board at the same moment are told the same. */
const freshMilliseconds = 2_000;

/**
 * One board of one connection, read once for everybody who looks at it. It is read again and again only while
 * somebody does, each time sparing what has not changed, because the vendor's limit is shared by the whole company.
 */
export class BoardFeed {
  readonly #watchers = new Set<Watcher>();
  readonly #pipeline: string;
  readonly #pause: (board: Board | undefined) => number;
  #open: () => Promise<VendorSession>;
  #last: { board: Board; at: number } | null = null;
  #reading: Promise<Board> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(pipeline: string, open: () => Promise<VendorSession>, pause = pauseAfter) {
    this.#pipeline = pipeline;
    this.#open = open;
    this.#pause = pause;
  }

  /** The board as it was a moment ago at most. */
  async board(open: () => Promise<VendorSession>): Promise<Board> {
    this.#open = open;
    const last = this.#last;
    if (last && Date.now() - last.at < freshMilliseconds) return last.board;
    return this.#read();
  }

  /** Forgets what was read, because people have moved applications. */
  forget(): void {
    this.#last = null;
  }

  /** Tells of every reading from now on; the answer ends it. */
  watch(open: () => Promise<VendorSession>, watcher: Watcher): () => void {
    this.#open = open;
    this.#watchers.add(watcher);
    if (this.#watchers.size === 1) this.#next();
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) clearTimeout(this.#timer);
    };
  }

  #next(): void {
    clearTimeout(this.#timer);
    if (this.#watchers.size === 0) return;
    this.#timer = setTimeout(() => void this.#tell(), this.#pause(this.#last?.board));
  }

  async #tell(): Promise<void> {
    const news = await this.#read().then(
      (board): BoardNews => ({ board }),
      (error: unknown): BoardNews => ({
        problem: error instanceof AppError ? error.message : 'Promenade itself failed. The log has the details.',
      }),
    );
    for (const watcher of this.#watchers) watcher(news);
    this.#next();
  }

  #read(): Promise<Board> {
    this.#reading ??= this.#ask().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #ask(): Promise<Board> {
    const { pipelines } = await this.#open();
    if (!pipelines) throw new AppError('not_found', 'This connection has no pipelines.');
    const board = await pipelines.board(this.#pipeline, this.#last?.board);
    this.#last = { board, at: Date.now() };
    return board;
  }
}

function pauseAfter(board: Board | undefined): number {
  const cells = board?.rows.flatMap(({ cells }) => Object.values(cells)) ?? [];
  const underway = cells
    .filter(({ latest }) => latest && !isEnded(latest.status))
    .map(({ application }) => application.id);
  return Math.max(shortestPause, new Set(underway).size * pausePerDeployment);
}

// Next loads this module more than once in a process; the vendor's limit knows nothing of bundles.
declare global {
  var promenadeBoards: Map<string, BoardFeed> | undefined;
}

/** The one feed of this process for a board. */
export function feedOf(connection: string, pipeline: string, open: () => Promise<VendorSession>): BoardFeed {
  globalThis.promenadeBoards ??= new Map();
  const key = JSON.stringify([connection, pipeline]);
  const kept = globalThis.promenadeBoards.get(key) ?? new BoardFeed(pipeline, open);
  globalThis.promenadeBoards.set(key, kept);
  return kept;
}
