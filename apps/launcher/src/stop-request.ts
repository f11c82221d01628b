const samePressMilliseconds = 1_000;

/**
 * Listens for the wish to stop: Ctrl-C, a signal, a closed terminal, or the end of the process that started this one. The first wish
 * stops in order; a second one a moment later calls `force`. One press of Ctrl-C arrives several times (from the terminal and from each
 * process in between), which is why wishes right after the first do not count.
 */
export function listenForStop(force: () => void): AbortSignal {
  const controller = new AbortController();
  let wishedAt: number | undefined;
  const wish = () => {
    if (wishedAt === undefined) {
      wishedAt = performance.now();
      controller.abort();
    } else if (performance.now() - wishedAt > samePressMilliseconds) {
      force();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, wish);
  if (process.channel) {
    process.channel.unref();
    process.once('disconnect', wish);
  }
  return controller.signal;
}
