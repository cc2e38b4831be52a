/** The four client roles, spelled as the service wants them (token-spec section 4). */
export const ROLES = ['subscriber', 'publisher', 'moderator', 'publisheronly'] as const;

export type Role = (typeof ROLES)[number];

export const DEFAULT_ROLE: Role = 'publisher';
