import { z } from 'zod';

import { expected } from '../../settings/expectation.ts';
import { group, optional } from '../../settings/group.ts';
import { allowList } from '../../settings/lists.ts';
import { pattern } from '../../settings/pattern.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

const places = z.enum(['title', 'body', 'branch', 'commits'], expected('choice'));

const matches = optional({
  schema: pattern,
  words: {
    en: 'Regular expression (RE2) of a ticket’s number, such as `BTQ-\\d+`.',
    fr: 'Expression régulière (RE2) d’un numéro de ticket, par exemple `BTQ-\\d+`.',
  },
});

const within = allowList<z.output<typeof places>>(places, {
  initial: ['title', 'body', 'branch'],
  words: {
    en: 'Where the ticket may stand: `title`, `body`, `branch`, `commits`. One place is enough.',
    fr: 'Où le ticket peut figurer : `title` (titre), `body` (description), `branch` (branche), `commits`. Un seul endroit suffit.',
  },
});

/** A pull request names the ticket that asked for it. */
export const pullRequestTicket = defineRule({
  id: 'pull-request/ticket',
  settings: {
    ticket: group(
      { matches, in: within },
      { en: 'The ticket that a pull request must name.', fr: 'Ticket que la demande de fusion doit citer.' },
    ),
  },
  needs: [],
  mayNeed: ['commits'],
  wakesOn: ['change', 'push'],
  texts: { en, fr },
  isAsked: ({ ticket }) => ticket.matches !== null,
  uses: ({ ticket }) => (ticket.in.includes('commits') ? ['commits'] : []),
  check({ change, commits }, { ticket }) {
    const texts = { title: [change.title], body: [change.body], branch: [change.head.ref] };
    const expression = ticket.matches;
    const inMessages = ticket.in.includes('commits');
    const messages = inMessages && commits.known ? commits.value.map(({ message }) => message) : [];
    const all = ticket.in.flatMap((place) => (place === 'commits' ? messages : texts[place]));
    if (expression === null || all.some((text) => expression.matches(text))) return { outcome: 'pass', reasons: [] };
    if (inMessages && !commits.known) return { outcome: 'undetermined', reasons: [commits.problem] };
    const where = ticket.in.map((place) => ({ term: `place.${place}` }));
    return { outcome: 'fail', reasons: [{ key: 'missing', values: { expected: expression.source, where } }] };
  },
});
