/** Something that a person asks of the App in a comment. `head` is the start of the commit id that the command is given for. */
export type Command =
  | { readonly name: 'recheck' }
  | { readonly name: 'explain' }
  | {
      readonly name: 'waive';
      readonly waives: string;
      readonly head: string;
      /** Calendar day, `YYYY-MM-DD`: the waiver ends with it, in the policy's time zone. */
      readonly until: string;
      readonly reason: string;
    }
  | { readonly name: 'emergency'; readonly head: string; readonly reason: string }
  | { readonly name: 'confirm' }
  /** "A commit carries my name, and I did not make it": judged by the rule that found it, which reads the comment itself. */
  | { readonly name: 'not-mine'; readonly head: string };

/** Name of a command. */
export type CommandName = Command['name'];

/** One line of a comment that addresses the App: a command, or why it is none (a key of the commands' texts). */
export type Spoken =
  | { readonly ok: true; readonly command: Command }
  | {
      readonly ok: false;
      readonly problem: 'unknown-command' | 'wrong-words' | 'head-missing' | 'date-missing' | 'reason-missing';
      readonly name: string;
    };
