/*
 * Our content security policy forbids making code out of text. zod would try it once, when the first schema is made, and the
 * browser would report that. All copies of zod keep their settings in this one place; importing zod to set them would
 * bring it to pages that have none, and too late to the others.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export {};
