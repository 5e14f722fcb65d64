/** This run is no longer the one that carries out the change, so it must not touch it any more. */
export class LeaseLost extends Error {}
