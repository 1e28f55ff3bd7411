/** Tools that write Checkstyle's format; what other tools wrote is Checkstyle's own word for it. */
const TOOLS = [
  'phpstan',
  'psalm',
  'phpcs',
  'php-cs-fixer',
  'eslint',
  'stylelint',
  'ktlint',
  'detekt',
  'swiftlint',
  'rubocop',
  'golangci-lint',
  'hadolint',
  'pmd',
  'checkstyle',
] as const;

/** Which tool a Checkstyle report is of, by the name of its file: the format itself tells none. `null`: nobody knows. */
export function checkstyleTool(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return TOOLS.find((tool) => isWordOf(name, tool)) ?? null;
}

function isWordOf(name: string, tool: string): boolean {
  const at = name.indexOf(tool);
  return at >= 0 && !isLetter(name[at - 1]) && !isLetter(name[at + tool.length]);
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[a-z0-9]/.test(character);
}
