import { repeatedKey } from './repeated-key.js';

describe('repeatedKey', () => {
  it('is the first that an object says twice, however it is spelt', () => {
    expect(repeatedKey('{ "a": 1,\n "b": { "a": 2 },\n "a": 3 }')).toEqual({ key: 'a', line: 3 });
    expect(repeatedKey('[{ "x": ["x", "x"], "y": { "x": 1, "\\u0078": 2 } }]')).toEqual({ key: 'x', line: 1 });
    expect(repeatedKey('{ "a\\"": {}, "a\\"": [] }')).toEqual({ key: 'a"', line: 1 });
  });

  it('is none where keys are said once, and texts are no keys', () => {
    expect(repeatedKey('{ "a": "b", "b": "a,{\\"a\\":1", "c": [{ "a": 1 }, { "a": "a" }, "a", "a"] }')).toBeUndefined();
    expect(repeatedKey('["a", "a"]')).toBeUndefined();
    expect(repeatedKey('"a"')).toBeUndefined();
  });
});
