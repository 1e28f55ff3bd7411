import type { Account } from '../../engine/facts/account.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import type { Roster } from '../../engine/people/roster.ts';
import type { EffectivePolicy, Refusal } from '../../engine/policy/effective.ts';
import { matchWaivers } from '../../engine/policy/match-waivers.ts';
import type { Waiver } from '../../engine/policy/waiver.ts';
import type { Charter } from '../../gather/policy/policy.ts';
import { readWaivers } from '../../gather/policy/waivers.ts';
import type { Exemption } from '../../store/port.ts';
import { commandWaivers } from '../commands/exemptions.ts';
import type { Bench, Matter } from './bench.ts';

/** What a pull request's waivers are looked for with. */
export interface WaiverQuestion {
  readonly facts: Facts;
  readonly policy: EffectivePolicy;
  readonly roster: Roster;
  readonly charter: Charter;
  readonly exemptions: readonly Exemption[];
}

/** The waivers that apply, and why others do not. */
export interface WaiversFound {
  readonly matching: readonly Waiver[];
  readonly idle: readonly Refusal[];
}

const USED = 'waiver-used';

/** The waivers that apply to the pull request now, from files and by command. */
export async function waiversFor(bench: Bench, matter: Matter, question: WaiverQuestion): Promise<WaiversFound> {
  const { facts, policy, roster, charter, exemptions } = question;
  const shelf = await readWaivers(bench, matter.organization, charter);
  const byCommand = exemptions.filter(({ kind }) => kind === 'waiver');
  // Only of waivers that are judged here: else an entry of a file could take the name of another comment.
  const given = byCommand.map(({ commentId, givenBy, givenByLogin }): [string, readonly Account[]] => [
    `comment-${String(commentId)}`,
    [{ id: givenBy, login: givenByLogin, kind: 'user' }],
  ]);
  const { matching, ignored } = matchWaivers({
    waivers: [...shelf.waivers, ...commandWaivers(byCommand)],
    policy: policy.waivers,
    facts,
    roster,
    approvers: new Map([...shelf.approvers, ...given]),
    uses: await usesOf(bench, matter, { waivers: shelf.waivers, control: charter.control.id }),
  });
  await noteUses(bench, matter, { matching, control: charter.control.id });
  const objections = ignored.map(({ reason }): Refusal => ({ layer: 'organization', reason }));
  return { matching, idle: [...objections, ...shelf.refusals] };
}

/** By waiver: in how many other pull requests it was used. */
async function usesOf(
  { store, now }: Bench,
  matter: Matter,
  { waivers, control }: { readonly waivers: readonly Waiver[]; readonly control: number },
): Promise<ReadonlyMap<string, number>> {
  const limited = waivers.filter(({ maximumUses }) => maximumUses !== null);
  if (limited.length === 0) return new Map();
  const noted = (await store.incidents.between(control, 0, now() + 1)).filter(({ kind }) => kind === USED);
  return new Map(
    limited.map(({ id }) => {
      const own = useOf(id, matter);
      return [id, noted.filter(({ fingerprint }) => fingerprint.startsWith(`${id} `) && fingerprint !== own).length];
    }),
  );
}

async function noteUses(
  { store, now }: Bench,
  matter: Matter,
  { matching, control }: { readonly matching: readonly Waiver[]; readonly control: number },
): Promise<void> {
  for (const { id, maximumUses } of matching) {
    if (maximumUses === null) continue;
    const use = {
      repositoryId: control,
      number: null,
      kind: USED,
      fingerprint: useOf(id, matter),
      detail: '{}',
      at: now(),
    };
    await store.incidents.raise(use);
  }
}

function useOf(id: string, { repository, number }: Matter): string {
  return `${id} ${String(repository.id)}#${String(number)}`;
}
