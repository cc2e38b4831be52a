/** What a project is for. Production is guarded. */
export const ENVIRONMENTS = ['development', 'test', 'staging', 'production', 'other'] as const;

export type Environment = (typeof ENVIRONMENTS)[number];
