/** The price with tax, in cents. */
export function withTax(cents, rate) {
  if (rate < 0) {
    throw new RangeError('negative rate');
  }
  return Math.round(cents * (1 + rate));
}
