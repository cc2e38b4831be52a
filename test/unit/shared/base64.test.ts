import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64 } from '../../../shared/base64.ts';

describe('decodeBase64', () => {
  test('reads what Node writes, in both alphabets, with and without padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const standard = Buffer.from(bytes).toString('base64');
        const forms = [standard, standard.replace(/=+$/, ''), Buffer.from(bytes).toString('base64url')];
        for (const text of forms) {
          expect(decodeBase64(text)).toEqual(bytes);
        }
      }),
    );
  });

  test.each(['a', 'abcde', 'ab c', 'ab\ncd', 'ab~d', 'é', 'a=b=', '===='])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });

  test('reads mixed alphabets', () => {
    expect(decodeBase64('-_+/')).toEqual(new Uint8Array(Buffer.from('+/+/', 'base64')));
  });
});
