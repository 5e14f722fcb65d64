import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { Agent, type Dispatcher, request } from 'undici';

/** One request, as it goes over the wire. */
export interface Question {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body: string | null;
  /** From the first byte that is sent to the last that is received. */
  seconds: number;
}

/** What came back: the head at once, the body when it is asked for. */
export interface Answer {
  status: number;
  headers(): Headers;
  /** The whole body. Throws when the connection breaks, the time is over, or there is too much of it. */
  bytes(): Promise<Buffer>;
}

// Connections are kept and shared by everything that talks to the same server; budgets say how many are used at once.
const agent = new Agent();
const byteLimit = 64 * 1024 * 1024;

type Guard = (question: Question, send: () => Promise<Answer>) => Promise<Answer>;
let guard: Guard | null = null;

/** Puts something between us and the wire, for tests in which a process dies in the middle of a request. */
export function standBetween(other: Guard | null): void {
  guard = other;
}

/**
 * Sends one request. It is not `fetch`, which spends several times the processor's time on its streams. A redirect is an
 * answer like any other: following it could carry the credential to another origin.
 */
export function exchange(question: Question): Promise<Answer> {
  return guard ? guard(question, () => send(question)) : send(question);
}

async function send({ url, method, headers, body, seconds }: Question): Promise<Answer> {
  const answer = await request(url, {
    dispatcher: agent,
    method,
    headers: { 'accept-encoding': 'br, gzip', ...headers },
    body,
    signal: AbortSignal.timeout(seconds * 1000),
  });
  return { status: answer.statusCode, headers: () => headersOf(answer), bytes: () => bytesOf(answer) };
}

function headersOf(answer: Dispatcher.ResponseData): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headers))
    for (const value of [values ?? []].flat()) headers.append(name, value);
  return headers;
}

const unpackers = { gzip: createGunzip, br: createBrotliDecompress };

function unpacked({ headers, body }: Dispatcher.ResponseData): Readable {
  const encoding = headers['content-encoding'];
  if (encoding !== 'gzip' && encoding !== 'br') return body;
  // Whoever reads the unpacked side is told of a failure; there is nobody else to tell.
  return pipeline(body, unpackers[encoding](), () => undefined);
}

async function bytesOf(answer: Dispatcher.ResponseData): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpacked(answer)) {
    size += chunk.byteLength;
    // Leaving the loop ends the stream, and with it the connection.
    if (size > byteLimit) throw new Error('The answer is too large');
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}
