export default [
  { files: ['src/**'], rules: { 'no-magic-numbers': 'warn', 'prefer-template': 'error', 'no-var': 'error' } },
];
