import { readOptions, USAGE } from '../scan/options.ts';
import { EXIT } from '../scan/report.ts';
import { runScan } from '../scan/run-scan.ts';
import type { Io } from './command.ts';

/** `garde-fou scan [PATH…]`: secrets in files, folders, standard input or a range of commits. */
export async function scan(args: readonly string[], io: Io): Promise<number> {
  const options = readOptions(args, io.env['LC_ALL'] ?? io.env['LANG']);
  if (!('problem' in options)) return await runScan(options, io);
  if (options.problem === '') {
    io.stdout.write(USAGE);
    return EXIT.clean;
  }
  io.stderr.write(`garde-fou scan: ${options.problem}\n${USAGE}`);
  return EXIT.wrongUse;
}
