const PATIENCE_MILLISECONDS = 2_000;

/** Takes leave of the queue's server; where the server is away, goes without. */
export async function closeSoon(closing: Promise<void>, disconnect: () => Promise<void>): Promise<void> {
  if (!(await inTime(closing))) await inTime(disconnect());
}

async function inTime(leaving: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MILLISECONDS);
  });
  const left = leaving.then(
    () => true,
    () => false,
  );
  return Promise.race([left, patience]).finally(() => clearTimeout(timer));
}
