import type { Facts, Piece, PieceName } from '../facts/facts.ts';
import type { Reason } from '../facts/reason.ts';
import type { Roster } from '../people/roster.ts';
import type { FactsWith, Rule } from '../rules/rule.ts';

/** The settings of a family that one rule declared, its initial values where the policy is silent. */
export type RuleSettings = Readonly<Record<string, unknown>>;

/** What one rule may see: the pieces it declared and nothing else, or why a piece it cannot do without is missing. */
export type Narrowed =
  | { readonly whole: true; readonly facts: FactsWith<PieceName, PieceName> }
  | { readonly whole: false; readonly problems: readonly Reason[] };

/** Picks the values of one rule out of its family's. */
export function settingsOf(rule: Rule, family: RuleSettings): RuleSettings {
  return Object.fromEntries(
    Object.entries(rule.settings).map(([key, setting]) => [
      key,
      family[key] === undefined ? setting.initial : family[key],
    ]),
  );
}

/** The optional pieces that these settings call for; all of them when the rule does not say or cannot. */
export function optionalPieces(rule: Rule, settings: RuleSettings): readonly PieceName[] {
  if (rule.uses === undefined) return rule.mayNeed;
  try {
    return rule.uses(settings);
  } catch {
    return rule.mayNeed;
  }
}

/** Narrows the facts to what the rule declared. */
export function narrow(rule: Rule, settings: RuleSettings, facts: Facts, people: Roster): Narrowed {
  const needed = rule.needs.map((name) => [name, pieceOf(facts, name)] as const);
  const problems = needed.flatMap(([, piece]) => (piece.known ? [] : [piece.problem]));
  if (problems.length > 0) return { whole: false, problems };

  const asked = optionalPieces(rule, settings);
  const optional = rule.mayNeed
    .filter((name) => !rule.needs.includes(name))
    .map((name) => [name, asked.includes(name) ? pieceOf(facts, name) : notAsked(name)] as const);
  const { change, repository, judgedAt } = facts;
  const values = needed.map(([name, piece]) => [name, piece.known ? piece.value : undefined] as const);
  const seen: unknown = {
    change,
    repository,
    judgedAt,
    people,
    ...Object.fromEntries<unknown>([...values, ...optional]),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- built key by key from what the rule declared, each needed piece just seen to be known
  return { whole: true, facts: seen as FactsWith<PieceName, PieceName> };
}

function pieceOf(facts: Facts, name: PieceName): Piece<unknown> {
  return facts.pieces[name];
}

function notAsked(name: PieceName): Piece<never> {
  return { known: false, problem: { key: 'not-collected', values: { piece: { term: `piece.${name}` } } } };
}
