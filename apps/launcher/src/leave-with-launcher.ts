/**
 * Loaded before the program of every process that the launcher starts: when the launcher is gone, however it went, the channel to it
 * closes and the process stops as if it had been asked to, and is ended if it has not within the grace period.
 */
const graceMilliseconds = 10_000;

process.channel?.unref();
process.once('disconnect', () => {
  setTimeout(() => process.exit(1), graceMilliseconds).unref();
  process.kill(process.pid, 'SIGTERM');
});
