/** The database knows its roles by passwords derived from another secret than the one given. */
export class OtherSecretError extends Error {
  readonly code = 'DATABASE.OTHER_SECRET';

  constructor(roleName: string) {
    super(
      `UPLINE_SECRET is not the one that this database was set up with (the role ${roleName} has another password); give the former secret, or start once with --replace-secret`,
    );
    this.name = 'OtherSecretError';
  }
}

/** A role that the application should sign in under has powers that would make tenants' walls useless. */
export class UnsafeRoleError extends Error {
  readonly code = 'DATABASE.UNSAFE_ROLE';

  constructor(roleName: string, reason: string) {
    super(`The database role ${roleName} ${reason}, so it could read other companies' data; take that away from it`);
    this.name = 'UnsafeRoleError';
  }
}
