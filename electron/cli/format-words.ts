import type { Inspection } from '../tokens/inspect-token.ts';

/** The formats as a person calls them. */
export const FORMAT_WORDS: Record<Inspection['format'], string> = {
  t1: 'T1 token',
  'project-jwt': 'Project JWT',
  'application-jwt': 'Application JWT',
  'rest-jwt': 'Request JWT of a server',
  'dashboard-jwt': 'JWT of a dashboard',
  unknown: 'unknown',
};
