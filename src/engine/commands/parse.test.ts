import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseCommands } from './parse.ts';

const head = '0123456789ab';
const waive = `/garde-fou waive reviews/requirements at ${head} until 2026-12-01 because the CTO is away`;

describe('a command', () => {
  test.each([
    ['recheck', '/garde-fou recheck', { name: 'recheck' }],
    ['explain', '/garde-fou explain', { name: 'explain' }],
    [
      'waive',
      waive,
      { name: 'waive', waives: 'reviews/requirements', head, until: '2026-12-01', reason: 'the CTO is away' },
    ],
    [
      'waive with the words in another order',
      `/garde-fou waive coverage until 2026-12-01 at ${head} because late`,
      { name: 'waive', waives: 'coverage', head, until: '2026-12-01', reason: 'late' },
    ],
    [
      'emergency',
      `/garde-fou emergency at ${head} because the shop is down`,
      { name: 'emergency', head, reason: 'the shop is down' },
    ],
    ['a name disowned', `/garde-fou not-mine at ${head}`, { name: 'not-mine', head }],
    ['after a sentence', 'Please look again.\n\n/garde-fou recheck', { name: 'recheck' }],
    ['with Windows line ends', 'Hello\r\n\r\n/garde-fou recheck\r\n', { name: 'recheck' }],
  ])('is read: %s', (_, comment, command) => {
    expect(parseCommands(comment)).toEqual([{ ok: true, command }]);
  });

  test('may stand under another one', () => {
    expect(parseCommands('/garde-fou recheck\n/garde-fou explain\nthank you')).toHaveLength(2);
  });

  test.each([
    ['no head', '/garde-fou emergency because fire', 'head-missing'],
    ['too short a head', '/garde-fou emergency at 0123 because fire', 'head-missing'],
    ['no reason', `/garde-fou emergency at ${head}`, 'reason-missing'],
    ['an empty reason', `/garde-fou emergency at ${head} because `, 'reason-missing'],
    ['no end', `/garde-fou waive coverage at ${head} because late`, 'date-missing'],
    ['a day that does not exist', `/garde-fou waive coverage at ${head} until 2026-02-30 because late`, 'date-missing'],
    ['nothing waived', `/garde-fou waive at ${head} until 2026-12-01 because late`, 'wrong-words'],
    ['two things waived', `/garde-fou waive coverage tests at ${head} until 2026-12-01 because late`, 'wrong-words'],
    ['more words than it takes', '/garde-fou recheck now', 'wrong-words'],
    ['an unknown word', '/garde-fou approve', 'unknown-command'],
    ['a word of the language itself', '/garde-fou constructor', 'unknown-command'],
    ['nothing', '/garde-fou', 'unknown-command'],
  ])('with %s is answered, not guessed', (_, comment, problem) => {
    expect(parseCommands(comment)).toMatchObject([{ ok: false, problem }]);
  });
});

describe('what is not a command', () => {
  test.each([
    ['a quotation', `> ${waive}`],
    ['the lazy end of a quotation', `> somebody wrote\n${waive}`],
    ['a quotation in a list', `- > ${waive}`],
    ['fenced code', `\`\`\`\n${waive}\n\`\`\``],
    ['unclosed fenced code', `~~~\n${waive}`],
    ['indented code', `    ${waive}`],
    ['inline code', `\`${waive}\``],
    ['inline code over two lines', `\`a\n${waive}\``],
    ['an HTML comment', `<!--\n${waive}\n-->`],
    ['an HTML comment with blank lines', `<!--\n\n${waive}\n\n-->`],
    ['an HTML block', `<details>\n${waive}\n</details>`],
    ['preformatted HTML', `<pre>\n\n${waive}\n</pre>`],
    ['a list item', `- ${waive}`],
    ['a heading', `# ${waive}`],
    ['the middle of a sentence', `please ${waive}`],
    ['a later line of a paragraph', `please\n${waive}`],
    ['another word', '/garde-fous recheck'],
    ['emphasis', `*${waive}*`],
    ['the end of a very long comment', `${'long\n\n'.repeat(2_000)}${waive}`],
  ])('%s', (_, comment) => {
    expect(parseCommands(comment)).toEqual([]);
  });

  test('any text at all: it is read without throwing, and never as more than five orders', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('/garde-fou', ' waive ', '\n', '> ', '`', '<!--', '-->', head, ' because ', '\u202e', 'é'),
        ),
        (parts) => {
          expect(parseCommands(parts.join('')).length).toBeLessThanOrEqual(5);
        },
      ),
    );
  });
});
