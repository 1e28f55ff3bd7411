type Kind = 'license' | 'operator' | 'open' | 'close';

const license = /^(?:DocumentRef-[A-Za-z0-9.-]+:)?(?:LicenseRef-)?[A-Za-z0-9][A-Za-z0-9.-]*\+?$/;
const operators: ReadonlySet<string> = new Set(['AND', 'OR', 'WITH']);
const starts: readonly Kind[] = ['license', 'open'];
const ends: readonly Kind[] = ['operator', 'close'];
const mayFollow: Readonly<Record<Kind, readonly Kind[]>> = {
  license: ends,
  close: ends,
  operator: starts,
  open: starts,
};

/**
 * Whether a text is a licence expression: ids, `+`, `WITH`, `AND`, `OR` and parentheses. Whether an id is one of the
 * SPDX list is not looked at: the list grows. Source: SPDX 2.3, annex D.
 */
export function isLicenseExpression(text: string): boolean {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  return takesTurns(tokens) && closes(tokens) && exceptionsFit(tokens);
}

/** Whether ids and operators take turns. */
function takesTurns(tokens: readonly string[]): boolean {
  let before: Kind = 'operator';
  for (const token of tokens) {
    const kind = kindOf(token);
    if (kind === null || !mayFollow[before].includes(kind)) return false;
    before = kind;
  }
  return before === 'license' || before === 'close';
}

/** Whether each parenthesis is closed, and none before it is opened. */
function closes(tokens: readonly string[]): boolean {
  let open = 0;
  for (const token of tokens) {
    if (token === '(') open += 1;
    if (token === ')') open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

/** Whether each exception stands between one id and another. */
function exceptionsFit(tokens: readonly string[]): boolean {
  return tokens.every(
    (token, index) =>
      token !== 'WITH' ||
      (kindOf(tokens[index - 1]) === 'license' &&
        kindOf(tokens[index + 1]) === 'license' &&
        tokens[index - 2] !== 'WITH'),
  );
}

function kindOf(token: string | undefined): Kind | null {
  if (token === '(') return 'open';
  if (token === ')') return 'close';
  if (token === undefined) return null;
  if (operators.has(token)) return 'operator';
  return license.test(token) ? 'license' : null;
}
