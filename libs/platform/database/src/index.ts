export * from './migration/index.js';
