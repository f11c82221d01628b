/** One file that somebody brought in, and what became of its rows. */
export interface Import {
  readonly importId: string;
  readonly kind: 'distributors' | 'orders';
  readonly format: 'csv' | 'ndjson';
  readonly status: 'running' | 'completed' | 'failed';
  readonly rowsRead: number;
  readonly rowsCreated: number;
  /** Rows that were there already, with the same content. */
  readonly rowsUnchanged: number;
  readonly rowsFailed: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export interface ImportError {
  readonly errorNumber: number;
  readonly rowNumber: number;
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
}
