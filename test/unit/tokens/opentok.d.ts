/** The part of the official SDK that the tests use; it comes without types of its own. */
declare module 'opentok' {
  interface TokenOptions {
    role?: string;
    expireTime?: number;
    data?: string;
    initialLayoutClassList?: string[];
  }
  export default class OpenTok {
    constructor(key: string, secret: string);
    generateToken(sessionId: string, options: TokenOptions, t1?: boolean): string;
  }
}
