type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

function ordered(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.map(ordered);
  }
  if (typeof value === 'object' && value !== null) {
    const copy: { [key: string]: JsonValue } = {};
    for (const key of Object.keys(value).toSorted()) {
      copy[key] = ordered(value[key] ?? null);
    }
    return copy;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new TypeError('Canonical JSON holds whole numbers only.');
  }
  return value;
}

/**
 * JSON with one spelling per value: object keys in code unit order, no white space, whole numbers only. The manifest is
 * taken over this text, so it must never change for the schema versions there have been. Keys are words, never numbers:
 * JavaScript keeps those in an order of its own.
 */
export function canonicalJson(value: JsonValue): string {
  return JSON.stringify(ordered(value));
}
