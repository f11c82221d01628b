/** What the system says of a failed call: its code (`ENOENT`) and its sentence. Looks at no class, for errors may come from another realm. */
export function systemError(error: unknown): { readonly code: string | undefined; readonly message: string } {
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  return {
    code: typeof code === 'string' ? code : undefined,
    message: typeof message === 'string' ? message : String(error),
  };
}
