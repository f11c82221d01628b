export { idOf } from './id.pipe.js';
export { MoneyDto } from './money.dto.js';
export { PageQuery, pageOfClass } from './page.js';
export * from './structure.fields.js';
export { TextField } from './text.field.js';
export * from './typed-text.fields.js';
export { etagOf, Revision } from './if-match.js';
export { SourceField } from './source.field.js';
