import type { Channel, ReplyOf, RequestOf } from './contract.ts';
import type { MenuCommand } from './menu-commands.ts';
import type { Result } from './results.ts';

type Call<C extends Channel> =
  undefined extends RequestOf<C>
    ? () => Promise<Result<ReplyOf<C>>>
    : (request: RequestOf<C>) => Promise<Result<ReplyOf<C>>>;

type CamelCase<Kebab extends string> = Kebab extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Kebab;

type Domain = Channel extends `${infer D}:${string}` ? D : never;

interface MenuApi {
  menu: {
    /** Calls back for each command of the application menu, until the function it gives is called. */
    onCommand: (callback: (command: MenuCommand) => void) => () => void;
  };
}

/**
 * What the preload script puts on `window.tokenbooth`: one function per channel, grouped by domain, so that
 * `vault:start-session-only` is `window.tokenbooth.vault.startSessionOnly()`. Derived from the contract; only the menu
 * speaks the other way.
 */
export type WindowApi = MenuApi & {
  [D in Domain]: {
    [C in Extract<Channel, `${D}:${string}`> as C extends `${D}:${infer Verb}` ? CamelCase<Verb> : never]: Call<C>;
  };
};
