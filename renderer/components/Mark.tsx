/** Tokenbooth's own sign: a ticket whose three dots stand for the three parts of a token. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        fill="var(--on-accent)"
        d="M8 9h16a2 2 0 0 1 2 2v2.6a2.4 2.4 0 0 0 0 4.8V21a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2v-2.6a2.4 2.4 0 0 0 0-4.8V11a2 2 0 0 1 2-2Z"
      />
      <g fill="var(--accent)">
        <circle cx="11.2" cy="16" r="1.8" />
        <circle cx="16" cy="16" r="1.8" />
        <circle cx="20.8" cy="16" r="1.8" />
      </g>
    </svg>
  );
}
