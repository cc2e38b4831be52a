/**
 * Splits a stream of UTF-8 into lines, without their line ends, in the batches they arrive in. A line longer than
 * `maxLength` is cut to `maxLength + 1` characters, so that its reader sees it is too long while memory stays small.
 */
export async function* lineBatches(input: AsyncIterable<Uint8Array>, maxLength: number): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let unfinished = '';
  for await (const chunk of input) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n');
    pieces[0] = unfinished + (pieces[0] ?? '');
    unfinished = (pieces.pop() ?? '').slice(0, maxLength + 1);
    if (pieces.length > 0) {
      yield pieces.map((piece) => asLine(piece, maxLength));
    }
  }
  unfinished += decoder.decode();
  if (unfinished !== '') {
    yield [asLine(unfinished, maxLength)];
  }
}

function asLine(piece: string, maxLength: number): string {
  const line = piece.endsWith('\r') ? piece.slice(0, -1) : piece;
  return line.slice(0, maxLength + 1);
}
