/** By what a repeated request is told from another one under the same key. */
export interface Fingerprint {
  /** Hash of where the request goes and how. */
  readonly request: string;
  /** Hash of the body; null while a file is still on its way. */
  readonly content: string | null;
}

export function fingerprintText({ request, content }: Fingerprint): string {
  return content === null ? request : `${request}.${content}`;
}

/** Whether the two may be one request: what is not known yet of one of them cannot tell them apart. */
export function mayBeSame(stored: string, asked: Fingerprint): boolean {
  const [request, content = null] = stored.split('.');
  return request === asked.request && (content === null || asked.content === null || content === asked.content);
}
