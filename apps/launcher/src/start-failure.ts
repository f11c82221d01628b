/** Why Upline does not start, as one sentence for the person in front of the terminal that says what to do next. */
export class StartFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StartFailure';
  }
}
