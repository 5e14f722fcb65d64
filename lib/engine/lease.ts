/** This process is no longer the one that runs the change, so it must not touch it any more. */
export class LeaseLost extends Error {}
