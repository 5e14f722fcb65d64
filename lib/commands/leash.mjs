// Loaded into the programs of `npm run demo`: when that is killed without a chance to stop them, they notice and end.
// The worker of `next dev` inherits this too, but has a line to its own parent, which it must be left to listen on.
if (process.channel && !process.env.NEXT_PRIVATE_WORKER) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
