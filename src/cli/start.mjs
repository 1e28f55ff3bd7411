#!/usr/bin/env node
// Plain JavaScript: what is translated and compiled after the cache is open need not be so at the next start.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { main } = await import('./main.ts');
const { stdout, stderr, stdin, env } = process;
process.exitCode = await main(process.argv.slice(2), { stdout, stderr, stdin, env, cwd: process.cwd() });
