const CREDENTIALS_HELP = `Credentials come from a saved project or from the environment, never from an argument:
  --project NAME, and then nothing of the environment
  OPENTOK_API_KEY and OPENTOK_API_SECRET
  VONAGE_APPLICATION_ID and VONAGE_PRIVATE_KEY (the text of the key file, or its path)
`;

const PROJECTS_FOLDER_HELP = `Saved projects are those of the installed app, or of the folder in TOKENBOOTH_DATA_FOLDER. They are never changed here.
If they are locked with a passphrase, it is asked for on the terminal, or read with --passphrase-fd. If they open with the
system's password store, run the installed app's own program instead: it takes the same arguments and opens no window, but
Electron, which it runs on, may keep files of its own in that folder.
`;

const PASSPHRASE_OPTION_HELP = `  --passphrase-fd N    read the passphrase of the saved projects from this file descriptor: one line`;

export const GENERAL_HELP = `Tokenbooth makes and checks OpenTok and Vonage Video client tokens.

Usage: tokenbooth <command> [options]

Commands:
  token     make one token
  inspect   read and verify tokens
  session   decode a session ID
  projects  list the saved projects

Options:
  --help     help for a command: tokenbooth token --help
  --version  the version

${CREDENTIALS_HELP}
${PROJECTS_FOLDER_HELP}
The result goes to standard output, everything else to standard error.
Exit codes: 0 done, 1 failure, 2 wrong usage, 3 saved projects locked, 4 invalid input, 5 not found.
`;

export const TOKEN_HELP = `Makes one token, checks it, and prints it.

Usage: tokenbooth token --session ID [options]

  --session ID         the session to join
  --project NAME       sign with this saved project
${PASSPHRASE_OPTION_HELP}
  --role ROLE          subscriber, publisher, moderator or publisheronly (default: publisher)
  --expires WHEN       24h, 90m, 2h30m, 3d, a date, a date and time, or unix seconds (default: 24h)
  --data TEXT          metadata that every client in the session can read, at most 1000 characters
  --layout-class NAME  a layout class; repeat it for more
  --format FORMAT      jwt or t1 (default: jwt)
  --issued-at UNIX     issue time in unix seconds, for reproducible tokens (default: now)
  --nonce TEXT         the nonce, or the jti of an application JWT, for reproducible tokens
  --json               print one JSON object with everything the token says

${CREDENTIALS_HELP}
Examples:
  tokenbooth token --session 1_MX4xMjM... --role subscriber --expires 2h
  tokenbooth token --session 1_MX4xMjM... --data '{"uid":42}' --layout-class focus --json
  tokenbooth token --session 1_MX4xMjM... --expires "2026-12-24 18:00" --format t1
  tokenbooth token --session 1_MX4xMjM... --project "Acme EU" --passphrase-fd 3 3< <(pass show tokenbooth)
`;

export const INSPECT_HELP = `Reads and verifies a token: T1, project, application, request and dashboard JWTs.
It may be wrapped in a Bearer header, a URL or a log line.

Usage: tokenbooth inspect TOKEN|- [options]

  TOKEN                the token, or a text that holds it
  -                    read one token per line from standard input, print one JSON object per line
  --project NAME       check signatures with this saved project
${PASSPHRASE_OPTION_HELP}
  --now UNIX           judge the expiry at this moment in unix seconds (default: now)
  --json               print one JSON object

The verdict is about signature and expiry. Everything else that keeps a token from working is listed under problems.
Without the credentials of the token's own project the signature is not checked and the verdict is "unverified".
Exit code 4 means the text holds no token, or a damaged one. With - it is 0: each line has its own verdict.

${CREDENTIALS_HELP}
Examples:
  tokenbooth inspect eyJhbGciOi...
  tokenbooth inspect "Authorization: Bearer eyJhbGciOi..."
  tokenbooth inspect - --json < tokens.txt
`;

export const SESSION_HELP = `Decodes a session ID, offline: whose it is, when it was created, relayed or routed.

Usage: tokenbooth session ID [options]

  ID      the session ID, or a text that holds one
  --json  print one JSON object

Exit code 4 means it is not a complete session ID.

Examples:
  tokenbooth session 1_MX4xMjM...
  tokenbooth session 1_MX4xMjM... --json
`;

export const PROJECTS_HELP = `Lists the saved projects: name, environment, kind, API key or application ID. No secrets.

Usage: tokenbooth projects [options]

${PASSPHRASE_OPTION_HELP}
  --json               print one JSON array

${PROJECTS_FOLDER_HELP}
Examples:
  tokenbooth projects
  tokenbooth projects --json --passphrase-fd 3 3< <(pass show tokenbooth)
`;
