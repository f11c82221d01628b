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

/** The owner of the database may not make the roles that Upline signs in under. */
export class OwnerLacksRightsError extends Error {
  readonly code = 'DATABASE.OWNER_LACKS_RIGHTS';

  constructor(reason: string) {
    super(
      `The user of DATABASE_URL may not make the roles that Upline signs in under (${reason}); let a superuser run: ALTER ROLE <user> CREATEROLE; GRANT upline_app, upline_worker TO <user> WITH ADMIN OPTION (the second only where another database of the cluster has made these groups already)`,
    );
    this.name = 'OwnerLacksRightsError';
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
