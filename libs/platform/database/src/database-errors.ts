import { Prisma } from './generated/client.js';

interface DriverCause {
  readonly originalCode?: string;
  readonly kind?: string;
  readonly constraint?: { readonly fields?: readonly string[]; readonly index?: string };
}

function causeOf(error: unknown): DriverCause {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return {};
  const meta = error.meta as { driverAdapterError?: { cause?: DriverCause } } | undefined;
  return meta?.driverAdapterError?.cause ?? {};
}

function sqlStateOf(error: unknown): string | undefined {
  const { code } = error as { code?: unknown };
  const own = typeof code === 'string' ? code : undefined;
  return causeOf(error).originalCode ?? own;
}

/** True where PostgreSQL asks for the transaction to be tried again (serialization failure, deadlock). */
export function isSerializationFailure(error: unknown): boolean {
  const state = sqlStateOf(error);
  return (
    state === '40001' || state === '40P01' || state === 'P2034' || causeOf(error).kind === 'TransactionWriteConflict'
  );
}

/** The name of the unique, foreign or check constraint that refused a write, or null where none did. */
export function violatedConstraint(error: unknown): string | null {
  const { constraint, originalCode } = causeOf(error);
  if (originalCode?.startsWith('23')) return constraint?.index ?? '';
  const bare = error as { code?: unknown; constraint?: string };
  return typeof bare.code === 'string' && bare.code.startsWith('23') ? (bare.constraint ?? '') : null;
}
