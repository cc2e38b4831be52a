import type { IpcMain } from 'electron';
import * as v from 'valibot';
import { type Channel, contract, type ReplyOf, type RequestOf } from '../../shared/contract.ts';
import { appErrorSchema, fail, type Result } from '../../shared/results.ts';
import { describeThrown, type LogFailure } from '../log.ts';
import type { SenderEvent } from '../security/trusted-sender.ts';

type Handler<C extends Channel> = (request: RequestOf<C>) => Promise<Result<ReplyOf<C>>> | Result<ReplyOf<C>>;

/** One handler per channel of the contract; a missing one is a compile error. */
export type Handlers = { [C in Channel]: Handler<C> };

/** The handlers of one domain: those of every channel that begins with `<domain>:`. */
export type HandlersOf<Domain extends string> = Pick<Handlers, Extract<Channel, `${Domain}:${string}`>>;

interface RegistrarPorts {
  isTrusted: (event: SenderEvent) => boolean;
  log: LogFailure;
  newId: () => string;
}

/**
 * Registers every channel. Each call goes: sender check, parse request, run, parse reply. Whatever goes wrong, the
 * answer is a `Result` with a code and a sentence of ours; a thrown error's text never leaves the main process.
 */
export function registerHandlers(ipcMain: Pick<IpcMain, 'handle'>, handlers: Handlers, ports: RegistrarPorts): void {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties each channel to its own handler
  function register<C extends Channel>(channel: C) {
    ipcMain.handle(channel, (event, payload: unknown) => answer(channel, handlers[channel], event, payload, ports));
  }
  for (const channel of Object.keys(contract) as Channel[]) {
    register(channel);
  }
}

async function answer<C extends Channel>(
  channel: C,
  handler: Handler<C>,
  event: SenderEvent,
  payload: unknown,
  ports: RegistrarPorts,
): Promise<Result<ReplyOf<C>>> {
  if (!ports.isTrusted(event)) {
    ports.log({ channel, code: 'SENDER_REFUSED' });
    return fail('SENDER_REFUSED', 'This request did not come from the Tokenbooth window, so it was refused.');
  }
  const request = v.safeParse(contract[channel].request, payload);
  if (!request.success) {
    ports.log({ channel, code: 'REQUEST_INVALID' });
    return fail(
      'REQUEST_INVALID',
      'Part of what was entered is too long or of the wrong kind. Shorten it and try again.',
    );
  }
  try {
    const result = await handler(request.output);
    return result.ok
      ? { ok: true, value: v.parse(contract[channel].reply, result.value) as ReplyOf<C> }
      : { ok: false, error: v.parse(appErrorSchema, result.error) };
  } catch (error) {
    const id = ports.newId();
    ports.log({ channel, code: 'INTERNAL', id, ...describeThrown(error) });
    return fail(
      'INTERNAL',
      `Something went wrong inside Tokenbooth. Try again, and report number ${id} if it happens again.`,
    );
  }
}
