import { unreadable } from './unreadable.js';

/** The text of a stream of bytes, piece by piece. @throws IMPORT.UNREADABLE where it is not UTF-8 or breaks off */
export async function* utf8Text(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Uint8Array) => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw unreadable('The file is not UTF-8 text.');
    }
  };
  for await (const piece of arriving(bytes)) yield decode(piece);
  yield decode();
}

/** A sender who goes away is no defect of ours. */
async function* arriving(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch {
    throw unreadable('The file broke off.');
  }
}
