import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/*
 * Stands before the sandbox and answers the reading of a few large workflows out of memory, as the sandbox answered
 * them once, after the delay that `PUT /delay` asks for: a vendor that is never the narrow place. The rest goes through.
 */
const [sandbox = '', port = '0'] = process.argv.slice(2);
const authorization = 'ApiKey sandbox-novu-development';
const sizes = { small: 5_000, medium: 200_000, large: 5_000_000 };
const documents = new Map();
let delay = 0;

for (const [name, size] of Object.entries(sizes)) documents.set(`/novu/v2/workflows/${name}`, await made(name, size));

/** A workflow whose answer has this many bytes; a step's content is in it twice. */
async function made(name, size) {
  const paragraph =
    '<p>Dear {{subscriber.firstName}}, your order is on its way and "Meridian Goods" says thanks.</p>\n';
  const bytes = async (length) => {
    const controlValues = { subject: 'Large', editorType: 'html', body: paragraph.repeat(length) };
    const body = JSON.stringify({ workflowId: name, name, steps: [{ name: 'Letter', type: 'email', controlValues }] });
    const headers = { authorization, 'content-type': 'application/json' };
    await fetch(`${sandbox}/novu/v2/workflows/${name}`, { method: 'DELETE', headers });
    const answer = await fetch(`${sandbox}/novu/v2/workflows`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`The sandbox does not take a workflow of ${size} bytes: ${await answer.text()}`);
    return Buffer.from(await (await fetch(`${sandbox}/novu/v2/workflows/${name}`, { headers })).arrayBuffer());
  };
  const empty = (await bytes(1)).length;
  return bytes(Math.max(1, Math.round((size - empty) / (2 * (paragraph.length + 3)))));
}

const server = createServer(async (request, response) => {
  if (request.method === 'PUT') {
    delay = Number(request.url.slice('/delay/'.length));
    return response.end();
  }
  const document = documents.get(request.url);
  if (!document) return pass(request, response);
  if (request.headers.authorization !== authorization) return response.writeHead(401).end();
  if (delay > 0) await pause(delay);
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': document.length });
  response.end(document);
});

async function pass(request, response) {
  const chunks = await request.toArray();
  const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
  const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
  const answer = await fetch(sandbox + request.url, { method: request.method, headers, body }).catch(() => null);
  const content = Buffer.from((await answer?.arrayBuffer()) ?? []);
  response.writeHead(answer?.status ?? 502, { 'content-type': 'application/json' }).end(content);
}

server.keepAliveTimeout = 60_000;
server.listen(Number(port), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
