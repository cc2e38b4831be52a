/** The zone of this computer, as people write it: `America/New York`. */
export const COMPUTER_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ');
