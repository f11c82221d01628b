/** The key that signs access tokens, derived from the installation's secret. */
export class SigningKey {
  constructor(readonly value: string) {}
}
