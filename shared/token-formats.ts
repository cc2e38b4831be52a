/**
 * The three token formats. A project of one family can make only that family's formats:
 * an OpenTok API key signs `project-jwt` and `t1`, a Vonage application signs `application-jwt`.
 */
export const TOKEN_FORMATS = ['project-jwt', 't1', 'application-jwt'] as const;

export type TokenFormat = (typeof TOKEN_FORMATS)[number];

/** Which kind of credential a project holds: API key and secret, or application ID and private key. */
export const CREDENTIAL_FAMILIES = ['opentok', 'vonage'] as const;

export type CredentialFamily = (typeof CREDENTIAL_FAMILIES)[number];

/** The formats each family can sign, its default first. */
export const FORMATS_OF_FAMILY = {
  opentok: ['project-jwt', 't1'],
  vonage: ['application-jwt'],
} as const satisfies Record<CredentialFamily, readonly TokenFormat[]>;
