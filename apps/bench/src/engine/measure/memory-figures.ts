/** What one calculation needs, in MiB, measured in a process of its own that does nothing else. */
export interface MemoryFigures {
  /** Resident when the snapshot is there and nothing is calculated yet, Node itself included. */
  readonly snapshotMebibytes: number;
  /** The most that was resident beyond that while it calculated. */
  readonly peakAboveMebibytes: number;
  /** What the result keeps, heap and buffers, after everything else was cleared away. */
  readonly resultMebibytes: number;
}

export type MemorySubject = 'floor' | 'upline';
