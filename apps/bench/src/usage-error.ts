/** The command line asks for something that the benches do not know. */
export class UsageError extends Error {}
