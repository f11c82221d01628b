import type { AnyRole } from './permissions.js';

/** A person who logs in; never a member. */
export interface User {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: AnyRole;
  readonly status: 'active' | 'disabled';
  /** Counts the changes; what a client sends as If-Match. */
  readonly revision: number;
  readonly createdAt: Date;
}

export interface UserWithPassword extends User {
  readonly passwordHash: string;
}

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly role: AnyRole;
  readonly password: string;
}
