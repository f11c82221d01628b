type Fill = (from: number, to: number) => void;

/** 1 where all of several columns of marks have 1. */
export function allOf(parts: readonly Uint8Array[], out: Uint8Array): Fill {
  return (from, to) => {
    out.fill(1, from, to);
    for (const part of parts) joinMarks(out, part, [from, to], true);
  };
}

/** 1 where any of several columns of marks has 1. */
export function anyOf(parts: readonly Uint8Array[], out: Uint8Array): Fill {
  return (from, to) => {
    out.fill(0, from, to);
    for (const part of parts) joinMarks(out, part, [from, to], false);
  };
}

/** Joins bit by bit: marks are 0 or 1, so that four of them can be joined at a time. */
function joinMarks(out: Uint8Array, part: Uint8Array, [from, to]: readonly [number, number], isAll: boolean): void {
  const inFours = from === 0 && to === out.length && out.byteOffset === 0 && part.byteOffset === 0;
  const whole = inFours ? to >> 2 : 0;
  const [fours, others] = [new Int32Array(out.buffer, 0, whole), new Int32Array(part.buffer, 0, whole)];
  for (let place = 0; place < whole; place++) {
    const [one, other] = [fours[place] as number, others[place] as number];
    fours[place] = isAll ? one & other : one | other;
  }
  for (let row = from + whole * 4; row < to; row++) {
    const [one, other] = [out[row] as number, part[row] as number];
    out[row] = isAll ? one & other : one | other;
  }
}
