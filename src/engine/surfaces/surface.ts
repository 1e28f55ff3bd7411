import type { Voice } from '../locales/voice.ts';
import type { Judgement } from '../verdict/judgement.ts';

/** For whom a page is told; each surface adds its own medium. */
export type Reader = Omit<Voice, 'medium'>;

/** A way to show a judgement: a pure function from data to a page. */
export interface Surface<P> {
  readonly name: string;
  readonly render: (judgement: Judgement, reader: Reader) => P;
}
