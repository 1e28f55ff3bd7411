const BUILT_IN: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text with the five built-in entities and numeric references replaced; any other reference stays as it is written. */
export function withoutReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([a-z]{2,4}));/g, (reference, decimal, hex, name) => {
    if (typeof name === 'string') return BUILT_IN[name] ?? reference;
    return character(typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)) ?? reference;
  });
}

function character(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
