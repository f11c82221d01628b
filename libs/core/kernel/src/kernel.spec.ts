import { assertNever, canonicalJson, invariant, jsonPointer, sha256Hex, UplineError } from './index.js';

describe('UplineError', () => {
  it('carries a code, a detail and the faults', () => {
    const fault = { pointer: '/name', code: 'PLAN.MISSING', detail: 'The plan has no name.' };
    const error = new UplineError('PLAN.INVALID', 'The plan has 1 fault.', [fault]);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ code: 'PLAN.INVALID', detail: 'The plan has 1 fault.', faults: [fault] });
    expect(error.message).toBe('PLAN.INVALID: The plan has 1 fault.');
  });
});

describe('invariant', () => {
  it('lets the truth pass', () => {
    expect(() => invariant(true, 'is true')).not.toThrow();
  });

  it('names what is broken', () => {
    expect(() => invariant(false, 'lines add up')).toThrow('INVARIANT.BROKEN: lines add up');
  });
});

describe('assertNever', () => {
  it('names the value that nothing handles', () => {
    expect(() => assertNever('weekly' as never)).toThrow('"weekly"');
  });
});

describe('canonicalJson', () => {
  it('gives equal values equal text, whatever the order of their keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: true })).toBe('{"a":true,"b":[1,{"c":"é","d":null}]}');
    expect(canonicalJson({ a: true, b: [1, { c: 'é', d: null }] })).toBe(
      canonicalJson({ b: [1, { d: null, c: 'é' }], a: true }),
    );
  });

  it('leaves out what is undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it.each([1n, Number.NaN, Number.POSITIVE_INFINITY, [undefined], Symbol('s')])('refuses %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(UplineError);
  });
});

describe('sha256Hex', () => {
  it('hashes text as UTF-8', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('jsonPointer', () => {
  it('escapes what RFC 6901 escapes', () => {
    expect(jsonPointer('a/b', 'm~n', 0)).toBe('/a~1b/m~0n/0');
    expect(jsonPointer()).toBe('');
  });
});
