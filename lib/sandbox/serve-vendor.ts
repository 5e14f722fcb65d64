import { setTimeout as sleep } from 'node:timers/promises';
import type { VendorSandbox } from '@/lib/vendors/sandbox';
import type { Faults, StoredFault } from './faults';
import type { LateWrites } from './late-writes';
import { type LoggedRequest, type RequestLog, readableBody } from './requests';

export interface VendorCall {
  vendor: VendorSandbox;
  faults: Faults;
  late: LateWrites;
  log: RequestLog;
  request: Request;
}

/** Logs a request, lets a fault act on it, and answers; null means that the connection is to be broken. */
export async function serveVendor({ vendor, faults, late, log, request }: VendorCall): Promise<Response | null> {
  const url = new URL(request.url);
  const path = url.pathname + url.search;
  const { method } = request;
  const text = await request.text();

  const logged: LoggedRequest = {
    vendor: vendor.id,
    method,
    path,
    body: readableBody(text),
    status: null,
    at: new Date().toISOString(),
  };
  log.add(logged);

  const fault = faults.take({ vendor: vendor.id, method, path });
  const forwarded = new Request(`${url.origin}${path.slice(vendor.id.length + 1)}`, {
    method,
    headers: request.headers,
    body: method === 'GET' || method === 'HEAD' ? null : text,
  });
  if (fault?.late) late.hold(vendor, forwarded, fault.late);
  const response = await answer(vendor, forwarded, fault);
  if (method === 'GET') await late.afterRead(vendor);
  if (fault?.delayMs) await sleep(fault.delayMs, undefined, { ref: false });
  if (response) logged.status = response.status;
  return response;
}

async function answer(vendor: VendorSandbox, request: Request, fault: StoredFault | undefined) {
  if (!fault) return vendor.fetch(request);
  if (fault.drop === 'before') return null;
  const response = await faulty(vendor, request, fault);
  if (fault.drop === 'after') return null;
  for (const [name, value] of Object.entries(fault.headers ?? {})) response.headers.set(name, value);
  return response;
}

async function faulty(vendor: VendorSandbox, request: Request, fault: StoredFault): Promise<Response> {
  if (fault.garbage) return new Response('{"data":{"resources":[{"resour', { headers: JSON_TYPE });
  if (fault.status !== undefined || fault.body !== undefined) return canned(fault);
  if (!fault.lie) return vendor.fetch(request);
  // What others write while a slow handler runs would be undone too; handlers commit at once unless told to be slow.
  const restore = vendor.snapshot();
  const response = await vendor.fetch(request);
  restore();
  return response;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

function canned({ status = 200, body = { statusCode: status, message: 'Injected by the sandbox' } }: StoredFault) {
  if (status === 204 || status === 304) return new Response(null, { status });
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: JSON_TYPE });
}
