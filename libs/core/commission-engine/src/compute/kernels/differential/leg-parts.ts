/** Parts of a leg by the highest rate that stands on the line to them, of those parts whose rate is below that of the member above the leg. */
export interface LegParts {
  /** Calls with each part of the leg of a child: a row that has the highest rate on the line (-1: nobody has one) and the volume. */
  readonly each: (child: number, visit: (highest: number, volume: number) => void) => void;
}
