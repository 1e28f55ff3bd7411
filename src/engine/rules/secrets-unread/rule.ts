import type { Reason } from '../../facts/reason.ts';
import type { UnreadPart } from '../../facts/secret.ts';
import { secretFields } from '../../leaks/settings.ts';
import { bounded } from '../../leaks/tell.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** Everything that was to be searched was searched whole: nothing is called clean because it was not read. */
export const secretsUnread = defineRule({
  id: 'secrets/unread',
  settings: { scan: secretFields.scan, detectors: secretFields.detectors, baselines: secretFields.baselines },
  needs: ['secrets'],
  mayNeed: [],
  wakesOn: ['push', 'change', 'author-comment'],
  texts: { en, fr },
  check({ secrets: { unread } }) {
    if (unread.length === 0) return { outcome: 'pass', reasons: [{ key: 'whole', values: {} }] };
    const reasons = bounded(unread.map(reasonOf));
    return unread.every(isClients)
      ? { outcome: 'undetermined', reasons, clientMustAct: true }
      : { outcome: 'undetermined', reasons };
  },
});

/** Files of the control repository are the client's to repair. */
function isClients({ in: place }: UnreadPart): boolean {
  return place === 'detectors' || place === 'baseline';
}

function reasonOf(part: UnreadPart): Reason {
  const { in: place, path, commit, reason } = part;
  const why = { term: `secret.unread.${reason}` };
  if (isClients(part)) return { key: 'control-file', values: { path, place: { term: `secret.in.${place}` }, why } };
  if (place === 'file' && path !== '') {
    const values = { path, why, ...(commit === null ? {} : { commit: { commit } }) };
    return { key: commit === null ? 'file' : 'file-in-commit', values, at: { path } };
  }
  return { key: 'part', values: { place: { term: `secret.in.${place}` }, why } };
}
