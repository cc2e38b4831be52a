import { decode } from 'fast-png';
import readQrCode from 'qr/decode.js';
import { expect, it } from 'vitest';
import { qrPng } from '../../../electron/tokens/qr-png.ts';

/** What a phone reads from the picture. */
function scanned(png: Uint8Array): string {
  const { width, height, data } = decode(png);
  const pixels = new Uint8Array(width * height * 4).fill(255);
  data.forEach((grey, index) => pixels.fill(grey, index * 4, index * 4 + 3));
  return readQrCode({ width, height, data: pixels });
}

it.each([1, 500, 2258, 2953])('a picture of %i characters is scanned, with light around it', (length) => {
  const text = 'T1==eyJ-'.repeat(400).slice(0, length);
  const png = qrPng(text) as Uint8Array;
  expect(scanned(png)).toBe(text);
  const { width, height, data } = decode(png);
  expect([width, width % 8]).toEqual([height, 0]);
  // Four modules of eight pixels.
  expect(data.slice(0, 32 * width).every((grey) => grey === 255)).toBe(true);
  expect(data[32 * width + 32]).toBe(0);
});

it('a text that is too long is told by its bytes', () => {
  expect(qrPng(`${'x'.repeat(2952)}é`)).toEqual({ tooManyBytes: 2954 });
});
