import { fail, type Result } from '../../shared/results.ts';

/** Awaits a reply of the main process. A call that never got an answer becomes an error like any other. */
export async function settle<T>(call: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call;
  } catch {
    return fail('INTERNAL', 'Tokenbooth did not answer. Try again; if that does not help, restart it.');
  }
}
