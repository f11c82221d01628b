/** What a person types to sign in. */
export interface Login {
  readonly email: string;
  readonly password: string;
}
