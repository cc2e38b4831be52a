/** Runs one piece of work after the other, in the order given. */
interface WriteQueue {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Calls back when all work given so far is done: at once when idle. */
  whenIdle(callback: () => void): void;
}

/** An empty queue. A piece of work that fails does not keep the next one from running. */
export function createWriteQueue(): WriteQueue {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    run(work) {
      waiting += 1;
      const done = last.then(work).finally(() => {
        waiting -= 1;
      });
      last = done.catch(() => undefined);
      return done;
    },
    whenIdle(callback) {
      if (waiting === 0) {
        callback();
      } else {
        last = last.then(callback);
      }
    },
  };
}
