/** References and templates: the value comes from elsewhere. */
const REFERENCE =
  /^[$%@#]?\{|\$\{|\$\(|\{\{|#\{|<%|%\(|^\$[A-Za-z_]\w*|^%[A-Za-z_]\w*%|^@[A-Za-z_]\w*@|^__\w+__$|^&[a-z]+;|process\.env|os\.environ|getenv|ENV\[|env\(|^env\.|^var\.|^vault:|^secrets?\.|^ENC\[|^!\w+|^arn:|^projects\/|^\[\w|^file:|^ssm:|^op:\/\/|^\/[\w./-]*$|^\.{1,2}\/|^https?:/i;
/** A call, a member, an index, an operator. */
const EXPRESSION =
  /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$|[\w$]\(|\)\s*$|=>|\|\||&&|\+\+|::|->|^[A-Za-z_$][\w$.]*\[/;
/** A name in any casing, with at most a short number at its end. */
const NAME =
  /^[a-z]+(?:[A-Z][a-z]+)+\d{0,3}$|^[A-Z][a-z]+(?:[A-Z][a-z]+)+\d{0,3}$|^[a-zA-Z]+(?:[_.-][a-zA-Z]+)+\d{0,2}$|^[A-Z]+(?:_[A-Z\d]+)+$/;

/** Words run together, long enough on average that chance does not write them. */
const CAMEL = /^[A-Z]?[a-z]+\d{0,3}(?:[A-Z][a-z]*\d{0,3})+$/;
const LONG_WORD = 4;

/** Tells whether a value is words in camelCase. */
const isCamel = (value: string): boolean =>
  CAMEL.test(value) && value.length / (value.match(/[A-Z]/g)?.length ?? 1) >= LONG_WORD;

/** The end of a file's name. */
const EXTENSION =
  /^\.(?:png|jpe?g|gif|svg|webp|avif|ico|js|mjs|cjs|ts|css|s[ac]ss|html?|json|map|woff2?|ttf|mp[34]|pdf|zip|gz)\b/i;

/** Tells from what follows whether a value is the name of a file. */
export const isFileName = (after: string): boolean => EXTENSION.test(after);

type Sort = 'lower' | 'upper' | 'digit' | 'other';

const sortOf = (char: string): Sort => {
  if (char >= 'a' && char <= 'z') return 'lower';
  if (char >= 'A' && char <= 'Z') return 'upper';
  return char >= '0' && char <= '9' ? 'digit' : 'other';
};

/** How often neighbours differ in kind (lower, upper, digit, other), from 0 to 1: random tokens about 0.4 to 0.6, words under 0.2. */
const restlessness = (value: string): number => {
  let changes = 0;
  for (let at = 1; at < value.length; at++) if (sortOf(value[at - 1] ?? '') !== sortOf(value[at] ?? '')) changes++;
  return changes / Math.max(1, value.length - 1);
};

const LONG = 14;
const LONG_ENOUGH_TO_COUNT = 20;
const CALM = 0.35;
const WORDY = 0.16;

/** Several segments, nearly all of them letters: a name in snake_case or kebab-case, whatever number ends it. */
const isSegmented = (value: string): boolean => {
  const segments = value.split(/[_.-]+/).filter((segment) => segment !== '');
  const worded = segments.filter((segment) => /^(?:[a-z]{2,}|[A-Z]{2,}|[A-Z][a-z]+)$/.test(segment));
  return segments.length >= 3 && worded.join('').length >= value.length * 0.6;
};

const MEMBER = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+[;,)]?$/;
const IDENTIFIER = /^[A-Za-z_$][\w$]*[;,)]?$/;
/** Rules of a validator, as in `required|min:12`. */
const RULES = /^[a-z_]+(?::[\w,]+)?(?:\|[a-z_]+(?::[\w,]+)?)+$/;
const SHORT = 24;
const WORD_INSIDE = /[A-Z]?[a-z]{4}/;
/** A line of a settings file, where a bare value is a literal. */
const SETTING = /^\s*(?:export\s+)?[A-Z][A-Z\d_]+\s*[=:]\s*$/;

/** Capitals so many for its length that they begin no words. */
const FEWEST_CAPITALS = 4;
const LETTERS_PER_CAPITAL = 3;

/** Digits or capitals between letters, as in what is drawn at random; a number at the end of a name is none. */
const isMixed = (value: string): boolean => {
  const core = value.replace(/[$_]?\d{1,3}[;,)]?$/, '');
  const capitals = core.match(/[A-Z]/g)?.length ?? 0;
  return (
    (/\d/.test(core) && restlessness(core) >= CALM) ||
    (/[a-z]/.test(core) && capitals >= FEWEST_CAPITALS && core.length < LETTERS_PER_CAPITAL * capitals)
  );
};

/** Tells whether a value without quotes is a variable, unless its line is one of a settings file. */
export const isVariable = (value: string, before: string): boolean =>
  MEMBER.test(value) ||
  (IDENTIFIER.test(value) &&
    value.length < SHORT &&
    WORD_INSIDE.test(value) &&
    !isMixed(value) &&
    !SETTING.test(before));

/** Tells whether a value is a piece of code, a reference or a name rather than a literal secret. */
export const isCode = (value: string): boolean =>
  REFERENCE.test(value) ||
  NAME.test(value) ||
  RULES.test(value) ||
  isSegmented(value) ||
  (EXPRESSION.test(value) && restlessness(value) < CALM);

/** Tells whether a value reads like words: its kinds of characters hardly alternate. */
export const readsLikeWords = (value: string): boolean =>
  (value.length >= LONG && isCamel(value)) ||
  (value.length >= LONG_ENOUGH_TO_COUNT && /[a-zA-Z]{5}/.test(value) && restlessness(value) < WORDY);
