/** Calls `stop` once on SIGTERM or SIGINT, then ends the process; a second signal or a stop that hangs ends it at once. */
export function stopOnSignals(stop: () => Promise<void>, longestMs = 25_000): void {
  let stopping = false;
  const begin = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), longestMs).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', begin);
  process.on('SIGINT', begin);
}
