import type { Contract } from '../engine/contract/fields.ts';
import type { Bilingual } from '../engine/contract/forms.ts';
import { loadContract } from '../engine/contract/load.ts';
import { contractTexts } from '../engine/contract/texts.ts';
import type { Reason } from '../engine/facts/reason.ts';
import { say } from '../engine/locales/say.ts';
import type { Language } from '../engine/locales/texts.ts';
import type { Voice } from '../engine/locales/voice.ts';
import { placeOf } from '../engine/surfaces/points.ts';
import { languageOf, read } from './arguments.ts';
import { exitCodes, type Io, WrongUse } from './command.ts';
import type { ContractCheck } from './contract-document.ts';
import { contractCommandTexts } from './contract-texts/texts.ts';
import { readSource } from './policy-file.ts';

/** `garde-fou contract check FILE`: says whether a contract loads and what it promises, without a network. */
export async function contractCheck(args: readonly string[], io: Io): Promise<number> {
  const { positionals, values } = read(args, { json: { type: 'boolean' }, lang: { type: 'string' } });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new WrongUse('Name one contract: garde-fou contract check FILE.');
  const asked = languageOf(values.lang);
  const source = await readSource(file, io, voiceIn(asked ?? 'en'));
  const loaded = loadContract(source, file);
  const voice = voiceIn(asked ?? (loaded.ok ? loaded.contract.language : loaded.language));
  const document = loaded.ok ? describe(file, loaded.contract, voice) : complain(file, loaded, voice);
  if (values.json === true) io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  else if (loaded.ok) io.stdout.write(`${summary(file, loaded.contract, document, voice).join('\n')}\n`);
  else io.stderr.write(`${complaint(document, voice).join('\n')}\n`);
  return loaded.ok ? exitCodes.fine : exitCodes.wrongUse;
}

function voiceIn(language: Language): Voice {
  return { language, timezone: 'UTC', medium: 'plain' };
}

function describe(file: string, contract: Contract, { language }: Voice): ContractCheck {
  const { criteria, deliverables } = contract;
  const own = deliverables.reduce((sum, one) => sum + one.criteria.length, 0);
  return {
    file,
    loads: true,
    language: contract.language,
    contract: {
      id: contract.id,
      title: inLanguage(contract.title, language),
      vendor: contract.vendor.id,
      timezone: contract.timezone,
      criteria: criteria.length + own,
      commonCriteria: criteria.length,
      deliverables: deliverables.map((one) => ({
        id: one.id,
        title: inLanguage(one.title, language),
        due: one.due,
        repository: one.repository,
        milestone: one.milestone,
        dependsOn: [...one['depends-on']],
        criteria: criteria.length + one.criteria.length,
      })),
    },
    problems: [],
  };
}

function complain(
  file: string,
  { language, problems }: { readonly language: Language; readonly problems: readonly Reason[] },
  voice: Voice,
): ContractCheck {
  const told = problems.map(({ key, values, at }) => ({
    key,
    values,
    ...(at === undefined ? {} : { at }),
    text: say(contractTexts, key, values, voice),
  }));
  return { file, loads: false, language, contract: null, problems: told };
}

/** Loading has seen to it that the contract's own language is there. */
function inLanguage({ en, fr }: Bilingual, language: Language): string {
  return (language === 'fr' ? (fr ?? en) : (en ?? fr)) ?? '';
}

function summary(file: string, { vendor }: Contract, { contract }: ContractCheck, voice: Voice): readonly string[] {
  if (contract === null) return [];
  const tell = (key: string, values: Reason['values']): string => say(contractCommandTexts, key, values, voice);
  const { id, title, deliverables, criteria, commonCriteria } = contract;
  return [
    tell('loads', { file, id, title, vendor: vendor.name }),
    tell('deliverables', { count: deliverables.length, criteria }),
    tell('common', { count: commonCriteria }),
    ...deliverables.map(({ dependsOn, ...one }) =>
      tell(dependsOn.length === 0 ? 'deliverable' : 'deliverable-after', {
        id: one.id,
        title: one.title,
        due: { date: one.due },
        repository: one.repository,
        after: dependsOn,
        count: one.criteria,
      }),
    ),
  ];
}

function complaint({ file, problems }: ContractCheck, voice: Voice): readonly string[] {
  const lines = problems.map(({ at, text }) => (at === undefined ? text : `${placeOf(at, voice)}: ${text}`));
  return [say(contractCommandTexts, 'does-not-load', { file, count: problems.length }, voice), ...lines];
}
