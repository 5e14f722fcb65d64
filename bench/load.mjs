import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/*
 * So many requests at once over connections that are kept, for so long; every answer is read to its end and must be 200.
 * Gives the milliseconds of each request and how many were answered in a second.
 */
export async function load({ url, headers = {}, atOnce, seconds, least = atOnce * 1.5 }) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times = [];
  const begun = performance.now();
  const enough = () => times.length >= least && performance.now() - begun > seconds * 1000;
  const one = async () => {
    while (!enough()) {
      const start = performance.now();
      await read(url, headers, agent);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const passed = (performance.now() - begun) / 1000;
  agent.destroy();
  await pause(20);
  return { times, perSecond: times.length / passed };
}

function read(url, headers, agent) {
  return new Promise((done, fail) => {
    const request = get(url, { headers, agent }, (answer) => {
      let text = '';
      if (answer.statusCode !== 200) answer.on('data', (chunk) => (text = (text + chunk).slice(0, 500)));
      else answer.resume();
      answer.once('error', fail);
      answer.once('end', () =>
        answer.statusCode === 200 ? done() : fail(new Error(`${url} answered ${answer.statusCode}: ${text}`)),
      );
    });
    request.once('error', fail);
  });
}
