import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectToken, type Inspection } from '../../../electron/tokens/inspect-token.ts';
import { applicationJwtVectors, credentialOf, projectJwtVectors, t1Vectors } from './vectors.ts';

const NOW = 1_767_225_600;
const samples = [t1Vectors, projectJwtVectors, applicationJwtVectors].flatMap((vectors) =>
  vectors.filter((_vector, index) => index % 7 === 0),
);
const credentials = [
  ...new Map(samples.map((vector) => [vector.keyRef ?? vector.apiKey, credentialOf(vector)])).values(),
];

function inspect(text: string): Inspection {
  return inspectToken(text, { credentials, nowSeconds: NOW });
}

const alphabet = 'ABCxyz019+/-_=.%&: \n"';
const edit = fc.record({
  at: fc.nat(12_000),
  kind: fc.constantFrom('replace', 'insert', 'delete', 'swap'),
  character: fc.constantFrom(...alphabet.split('')),
});

function apply(text: string, { at, kind, character }: { at: number; kind: string; character: string }): string {
  const index = at % text.length;
  if (kind === 'replace') {
    return text.slice(0, index) + character + text.slice(index + 1);
  }
  if (kind === 'insert') {
    return text.slice(0, index) + character + text.slice(index);
  }
  if (kind === 'delete') {
    return text.slice(0, index) + text.slice(index + 1);
  }
  return (
    text.slice(0, index) +
    text
      .slice(index, index + 2)
      .split('')
      .toReversed()
      .join('') +
    text.slice(index + 2)
  );
}

describe('inspectToken on hostile input', () => {
  test('a changed token is never verified as anything but what was signed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 3 }), ({ token }, edits) => {
        const changed = edits.reduce(apply, token);
        const read = inspect(changed);
        // An edit outside of the token's own text (its padding, or a quote beside it) leaves the same token.
        expect(read.signature !== 'verified' || isDeepStrictEqual(read, inspect(token))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('a change inside the decoded bytes is never verified', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(12_000), fc.integer({ min: 1, max: 255 }), (sample, at, mask) => {
        const { token } = sample;
        const parts = token.startsWith('T1==') ? [token.slice(4)] : token.split('.');
        const partIndex = at % parts.length;
        const bytes = Buffer.from(parts[partIndex] ?? '', 'base64');
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ mask;
        const changed = token.startsWith('T1==')
          ? `T1==${bytes.toString('base64')}`
          : parts.map((part, i) => (i === partIndex ? bytes.toString('base64url') : part)).join('.');
        expect(inspect(changed).signature).not.toBe('verified');
      }),
      { numRuns: 2000 },
    );
  });

  test('any text gets an answer in plain words', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ maxLength: 200 }).map((rest) => `T1==${rest}`),
      fc
        .string({ maxLength: 200 })
        .map((rest) => `T1==${Buffer.from(`partner_id=1&sig=${'a'.repeat(40)}:${rest}`).toString('base64')}`),
      fc
        .tuple(fc.json(), fc.json(), fc.base64String())
        .map(
          ([header, payload, signature]) =>
            `eyJ${Buffer.from(header).toString('base64url')}.${Buffer.from(payload).toString('base64url')}.${signature}`,
        ),
      fc
        .tuple(
          fc.dictionary(
            fc.constantFrom(
              'session_id',
              'role',
              'iat',
              'exp',
              'nbf',
              'iss',
              'scope',
              'data',
              'initial_layout_class_list',
              'nonce',
              '__proto__',
            ),
            fc.jsonValue(),
          ),
          fc.dictionary(fc.string(), fc.jsonValue()),
        )
        .map(([claims, header]) => {
          const payload = Buffer.from(JSON.stringify({ ...claims, scope: 'session.connect' })).toString('base64url');
          return `${Buffer.from(JSON.stringify({ ...header, alg: 'HS256' })).toString('base64url')}.${payload}.${'A'.repeat(43)}`;
        }),
    );
    fc.assert(
      fc.property(text, (input) => {
        const read = inspect(input);
        expect(read.signature).not.toBe('verified');
        for (const { message } of read.problems) {
          expect(message).toMatch(/^[A-Z].*\.$/);
        }
        JSON.stringify(read);
      }),
      { numRuns: 2000 },
    );
  });

  test('long and repetitive texts are answered at once', () => {
    const started = process.cpuUsage();
    const pieces = ['eyJ', 'eyJ.', 'T1==', 'T1', '%3D', '1_', '1_MX4', '.', '{"a":', 'cGFydG5lcl9pZ', '"', ' ', '\n'];
    for (const piece of pieces) {
      const long = piece.repeat(Math.floor(65_000 / piece.length));
      for (const text of [long, `${long}x`, `x${long}x`]) {
        inspect(text);
      }
    }
    const signed = `partner_id=1&sig=${'a'.repeat(40)}:session_id=${'a'.repeat(40_000)}&create_time=1&nonce=1&role=x`;
    inspect(`T1==${Buffer.from(signed).toString('base64')}`);
    // Processor time, not the clock's: a busy machine must not matter. Quadratic work takes many times as long.
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });

  test('claims nested too deep are read, not followed', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    for (const name of ['session_id', 'role', 'connection_data', 'initial_layout_class_list', 'iat', 'acl']) {
      const payload = Buffer.from(`{"scope":"session.connect","${name}":${deep}}`).toString('base64url');
      const header = Buffer.from('{"alg":"HS256"}').toString('base64url');
      expect(inspect(`${header}.${payload}.${'A'.repeat(43)}`).signature).toBe('unchecked');
    }
  });
});
