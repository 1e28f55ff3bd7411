import { execFileSync } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';

/** Packages whose published files make the clean corpus: sources, minified bundles, source maps, manuals with examples. */
const PACKAGES = `
  typescript@5.9.3 react-dom@18.3.1 vue@3.5.13 @angular/core@19.2.0 svelte@5.19.0 next@15.1.6
  lodash@4.17.21 rxjs@7.8.1 moment@2.30.1 date-fns@4.1.0 core-js@3.40.0 d3@7.9.0 three@0.172.0
  webpack@5.97.1 eslint@9.18.0 prettier@3.4.2 @babel/standalone@7.26.7 rollup@4.31.0 esbuild@0.24.2
  jquery@3.7.1 bootstrap@5.3.3 chart.js@4.4.7 highlight.js@11.11.1 monaco-editor@0.52.2
  plotly.js-dist@2.35.3 firebase@11.2.0 aws-sdk@2.1692.0 @aws-sdk/client-s3@3.735.0 @azure/identity@4.6.0
  @google-cloud/storage@7.15.0 octokit@4.1.0 @octokit/webhooks@13.4.3 @octokit/auth-app@7.1.4
  @octokit/rest@21.1.0 probot@13.4.3 stripe@17.5.0 twilio@5.4.2 @slack/web-api@7.8.0 discord.js@14.17.3
  telegraf@4.16.3 openai@4.80.0 mongodb@6.12.0 pg@8.13.1 mysql2@3.12.0 redis@4.7.0 sequelize@6.37.5
  typeorm@0.3.20 nodemailer@6.9.16 jsonwebtoken@9.0.2 jose@5.9.6 node-forge@1.3.1 openpgp@6.0.1
  ethers@6.13.5 web3@4.16.0 ssh2@1.16.0 passport@0.7.0 express@4.21.2 axios@1.7.9 graphql@16.10.0
  @sentry/browser@8.51.0 @mui/material@6.4.1 antd@5.23.2 leaflet@1.9.4 mapbox-gl@3.9.3
  swagger-ui-dist@5.18.2 algoliasearch@5.20.0 @octokit/openapi-types@23.0.1
`
  .trim()
  .split(/\s+/);

/** A few giants would drown the rest. */
const LARGEST_SHARE = 2_600_000;
const LARGEST_FILE = 4_000_000;
const TEXT =
  /\.(?:js|mjs|cjs|ts|mts|cts|jsx|tsx|json|map|md|txt|html?|css|ya?ml|lock|svg|xml|sh|snap|flow|vue|env|pem|key)$|\/[A-Z]+$|lock/;

/** One file of the corpus, read when it is its turn. */
export interface CorpusFile {
  readonly path: string;
  readonly size: number;
  readonly read: () => Uint8Array;
}

const npm = (cwd: string, ...args: readonly string[]): void => {
  execFileSync('npm', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
};

const download = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  npm(folder, 'pack', '--silent', ...PACKAGES);
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.tgz'))) {
    const target = path.join(folder, name.replace(/\.tgz$/, ''));
    mkdirSync(target);
    execFileSync('tar', ['-xzf', path.join(folder, name), '-C', target]);
  }
  const locks = path.join(folder, 'locks');
  mkdirSync(locks);
  npm(locks, 'init', '-y');
  npm(locks, 'install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--force', ...PACKAGES);
};

const isWanted = (file: string): boolean => TEXT.test(file) && statSync(file).size <= LARGEST_FILE;

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => isWanted(file))
    .toSorted();

const shared = new Uint8Array(LARGEST_FILE);

/** Reads into one buffer again and again: the memory measured is the scanner's. */
const readInto = (file: string): Uint8Array => {
  const descriptor = openSync(file, 'r');
  const length = readSync(descriptor, shared, 0, shared.length, 0);
  closeSync(descriptor);
  return shared.subarray(0, length);
};

/** Lists the files of a folder's packages, at most a share of each, one package after the other: a list of all would weigh more than the scanner. */
export function* corpusFiles(folder: string): Generator<CorpusFile> {
  const parts = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const part of parts) {
    let share = 0;
    for (const file of filesOf(path.join(folder, part.name))) {
      const { size } = statSync(file);
      share += size;
      if (share <= LARGEST_SHARE) yield { path: path.relative(folder, file), size, read: () => readInto(file) };
    }
  }
}

/** Downloads the packages and unpacks them into a folder, once. */
export const prepareCorpus = (folder: string): void => {
  if (!existsSync(path.join(folder, 'locks', 'package-lock.json'))) download(folder);
};

/** Copies the first so many bytes of the corpus into a folder, for a peer that takes minutes for the whole. */
export const copySample = (folder: string, into: string, most: number): number => {
  let size = 0;
  for (const file of corpusFiles(folder)) {
    if (size + file.size > most) break;
    size += file.size;
    const target = path.join(into, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(folder, file.path), target);
  }
  return size;
};
