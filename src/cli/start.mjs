#!/usr/bin/env node
// Plain JavaScript: what is translated and compiled after the cache is open need not be so at the next start.
import * as modules from 'node:module';

const OLDEST = 24;
if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  process.stderr.write(`garde-fou needs Node ${OLDEST} or later; this is ${process.versions.node}.\n`);
  process.exit(2);
}
modules.enableCompileCache();
const { main } = await import('./main.ts');
const { stdout, stderr, stdin, env } = process;
process.exitCode = await main(process.argv.slice(2), { stdout, stderr, stdin, env, cwd: process.cwd() });
