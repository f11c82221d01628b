/** A type that only its own constructor function gives out: `type PeriodKey = Brand<string, 'PeriodKey'>`. */
export type Brand<Value, Name extends string> = Value & { readonly __brand: Name };
