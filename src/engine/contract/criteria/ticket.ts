import { z } from 'zod';

import { expected } from '../../settings/expectation.ts';
import { someOf } from '../../settings/lists.ts';
import { required } from '../../settings/mapping.ts';
import { pattern } from '../../settings/pattern.ts';
import { words } from '../../settings/setting.ts';
import { unordered } from '../../settings/texts.ts';
import { criterionType } from './criterion.ts';

const place = z.enum(['title', 'body', 'branch', 'commits'], expected('choice'));

/** A ticket that asked for the change. */
export const ticket = criterionType({
  words: words(
    'Each pull request names the ticket that asked for it.',
    'Chaque demande de fusion cite le ticket qui l’a demandée.',
  ),
  fields: {
    matches: required(
      pattern,
      words(
        'Regular expression (RE2) of a ticket’s number, such as `\\bBTQ-\\d+\\b`.',
        'Expression régulière (RE2) d’un numéro de ticket, par exemple `\\bBTQ-\\d+\\b`.',
      ),
    ),
    in: unordered<readonly z.output<typeof place>[]>(someOf(place), {
      initial: ['title', 'body', 'branch'],
      words: words(
        'Where it may stand: `title`, `body`, `branch`, `commits`. One place is enough.',
        'Où il peut figurer : `title` (titre), `body` (description), `branch` (branche), `commits`. Un seul endroit suffit.',
      ),
    }),
  },
});
