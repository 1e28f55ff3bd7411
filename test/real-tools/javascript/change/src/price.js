/** The price with tax, in cents. */
export function withTax(cents, rate) {
  if (rate < 0) {
    throw new RangeError('negative rate');
  }
  return Math.round(cents * (1 + rate));
}

/** A discount in cents. */
export function discount(cents, percent) {
  if (percent > 50) {
    return Math.floor(cents / 2);
  }
  return Math.round((cents * percent) / 100);
}
