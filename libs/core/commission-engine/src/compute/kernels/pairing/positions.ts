import { Position } from './position.js';

/** Positions to work on, used again for one person after another. */
export class Positions {
  private readonly all: Position[] = [];
  private readonly some: Position[] = [];

  /** Fresh positions of these rows. They are the same objects at every call. */
  of(rows: readonly number[]): readonly Position[] {
    while (this.all.length < rows.length) this.all.push(new Position());
    this.some.length = 0;
    for (let place = 0; place < rows.length; place++) {
      const position = this.all[place];
      if (!position) continue;
      position.reset(rows[place] ?? 0);
      this.some.push(position);
    }
    return this.some;
  }
}
