import { describe, expect, it } from 'vitest';
import { createLog, describeError } from '@/lib/log';

function written(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  write(
    createLog('info', {
      write: (line) => {
        text += line;
      },
    }),
  );
  return text;
}

describe('the log', () => {
  it('hides the fields that hold secrets, also deeper down', () => {
    const marker = 'marker-7c1';
    const text = written((log) => {
      log.info({
        password: marker,
        request: { headers: { authorization: marker, cookie: marker, 'set-cookie': marker } },
      });
      log.info({ connection: { id: 'novu', credentials: { any: marker } }, data: [{ apiKey: marker }] });
      log.info({ response: { body: marker } });
    });
    expect(text).toContain('[hidden]');
    expect(text).toContain('"id":"novu"');
    expect(text).not.toContain(marker);
  });

  it('writes of an error its kind, its first line and its frames, and of its cause the same', () => {
    const error = Object.assign(new Error('Failed query: insert\nparams: marker-7c1'), {
      params: ['marker-7c1'],
      cause: Object.assign(new Error('connection lost'), { code: 'ECONNRESET', detail: 'marker-7c1' }),
    });
    const text = written((log) => log.error({ err: error }, 'it broke'));
    expect(text).not.toContain('marker-7c1');
    expect(JSON.parse(text)).toMatchObject({
      msg: 'it broke',
      err: {
        type: 'Error',
        message: 'Failed query: insert',
        cause: { message: 'connection lost', code: 'ECONNRESET' },
      },
    });
  });

  it('does not show what was thrown instead of an error', () => {
    expect(describeError('marker-7c1')).toEqual({ type: 'string', message: expect.not.stringContaining('marker') });
  });
});
