const DECODERS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  // .NET writes this into documents that are UTF-8; one that really is UTF-16 is not recognised in the first place.
  'utf-16': 'utf-8',
};

/** Turns bytes into text. */
export type Decoder = InstanceType<typeof TextDecoder>;

/** The decoder that an XML declaration asks for; `undefined` for encodings whose markup is not ASCII bytes. */
export function decoderOf(declaration: string): Decoder | undefined {
  const label = /\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(declaration)?.[1]?.toLowerCase() ?? 'utf-8';
  const known = Object.hasOwn(DECODERS, label) ? DECODERS[label] : undefined;
  return known === undefined ? undefined : new TextDecoder(known, { ignoreBOM: true });
}
