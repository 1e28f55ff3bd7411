/** Folders into which tools put the code of others; in lower case. */
const DEPENDENCIES: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'vendor',
  'vendors',
  'third_party',
  'site-packages',
  'dist-packages',
  'venv',
  '.venv',
  'virtualenv',
  '.virtualenvs',
  '.tox',
  '.nox',
  '__pypackages__',
  'pods',
  'carthage',
  'gems',
  'bundle',
  'deps',
  '.cargo',
  '.rustup',
  '.m2',
  '.gradle',
  '.nuget',
  '.pub-cache',
  '.composer',
  '.npm',
  '.pnpm',
  '.pnpm-store',
  '.yarn',
]);

/** Folders into which builds put what they make of the code; in lower case. */
const OUTPUTS: ReadonlySet<string> = new Set(['dist', 'build', 'out', 'target', 'generated', '.next', '.nuxt']);

/** `go/pkg/mod/example.com/x@v1.2.3`, `/usr/lib/python3.13`. */
const VERSIONED = /@v\d|^python\d(?:\.\d+)?$/;

/**
 * Whether a path without its first `dropped` segments would be another's file, or one that a build made, and no more the
 * file of the repository that is called alike. The first folder of an absolute path may be called anything: a container
 * has the repository in `/build`.
 */
export function leavesForeignFolder(segments: readonly string[], dropped: number): boolean {
  const isAbsolute = /^(?:[a-z]:)?$/i.test(segments[0] ?? '');
  return segments.slice(0, dropped).some((segment, at) => {
    const name = segment.toLowerCase();
    return DEPENDENCIES.has(name) || VERSIONED.test(name) || (OUTPUTS.has(name) && !(isAbsolute && at === 1));
  });
}
