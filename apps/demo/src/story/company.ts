import type { UplineClient } from '../upline-client.js';

export interface Login {
  readonly email: string;
  readonly password: string;
}

/** The company of the story: what a script needs to log in again, and clients that are logged in already. */
export interface Company {
  readonly tenantId: string;
  readonly slug: string;
  readonly owner: Login;
  readonly approver: Login;
  readonly apiKey: string;
  readonly asOwner: UplineClient;
  readonly asApprover: UplineClient;
  readonly asStorefront: UplineClient;
}
