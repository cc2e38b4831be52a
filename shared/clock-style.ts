/** How a time of day is spelled: `16:52` or `4:52 pm`. */
export const CLOCK_STYLES = ['24h', '12h'] as const;

export type ClockStyle = (typeof CLOCK_STYLES)[number];
