/**
 * A length of time in its two largest units, rounded up: `2 h 30 m`, `6 d`, `45 min`, `20 s`.
 * @param seconds whole seconds, 0 or more
 */
export function durationWords(seconds: number): string {
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min`;
  }
  if (minutes < 48 * 60) {
    return twoUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'm');
  }
  const hours = Math.ceil(minutes / 60);
  return twoUnits(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
