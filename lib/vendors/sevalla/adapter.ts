import type { OpenConnection, Vendor, VendorSession } from '../port';
import { about } from './about';
import { Account } from './account';
import { sevallaActions } from './actions';
import { check, environmentsOf } from './check';
import { SevallaCredentials } from './credentials';
import { inventoryOf, readResource } from './inventory';
import { pipelineReads } from './reads';
import { Recent } from './recent';

export const sevalla: Vendor = { about, credentials: SevallaCredentials, open };

function open(connection: OpenConnection): VendorSession {
  const account = new Account(connection, SevallaCredentials.parse(connection.credentials));
  return {
    check: () => check(account),
    environments: async () => environmentsOf(await account.pipelines()),
    inventory: (environment) => inventoryOf(account, environment),
    read: (environment, key) => readResource(account, environment, key),
    actions: sevallaActions(account),
    locked: () => 'A build is promoted from one application to another, on the page of the pipeline.',
    pipelines: pipelineReads(account, new Recent(account)),
  };
}
