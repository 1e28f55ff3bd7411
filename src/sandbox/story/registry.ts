export { coverage } from './coverage.ts';
export { gate } from './gate.ts';
export { secrets } from './secrets.ts';
