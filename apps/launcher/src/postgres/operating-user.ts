import { runProgram, type ProgramUser } from '../run-program.js';
import { StartFailure } from '../start-failure.js';

const userName = 'postgres';

async function find(): Promise<ProgramUser | undefined> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => runProgram('id', [flag, userName])));
  if (uid?.exitCode !== 0 || gid?.exitCode !== 0) return undefined;
  return { uid: Number(uid.output), gid: Number(gid.output) };
}

async function create(): Promise<ProgramUser | undefined> {
  await runProgram('groupadd', ['--system', userName]);
  await runProgram('useradd', ['--system', '--gid', userName, '--no-create-home', userName]);
  return find();
}

/** PostgreSQL refuses to run as root, so root runs it as `postgres`; anybody else runs it as themselves (undefined). */
export async function operatingUser(): Promise<ProgramUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const user = (await find()) ?? (await create().catch(() => undefined));
  if (user) return user;
  throw new StartFailure(
    'POSTGRES.NO_USER',
    'PostgreSQL refuses to run as root and no user named postgres could be made; start Upline as another user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}
