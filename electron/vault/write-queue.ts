/** Runs one piece of work after the other, in the order given. */
export interface WriteQueue {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Calls back when all work given so far is done: at once when idle. */
  whenIdle(callback: () => void): void;
}

/** Resolves when all work given so far is done. */
export function untilIdle(queue: WriteQueue): Promise<void> {
  return new Promise((resolve) => queue.whenIdle(resolve));
}

/** An empty queue. A piece of work that fails does not keep the next one from running. */
export function createWriteQueue(): WriteQueue {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  function run<T>(work: () => Promise<T>): Promise<T> {
    waiting += 1;
    const done = last.then(work).finally(() => {
      waiting -= 1;
    });
    last = done.catch(() => undefined);
    return done;
  }

  return {
    run,
    whenIdle(callback) {
      if (waiting === 0) {
        callback();
      } else {
        // In the queue itself: who asks next waits for this callback too.
        void run(async () => callback());
      }
    },
  };
}
