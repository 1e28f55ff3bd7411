package com.example.shop;

/** Counts in cents. */
public final class Price {
  private Price() {}

  static long withTax(long cents, int percent) {
    if (percent < 0) {
      throw new IllegalArgumentException("negative rate");
    }
    return cents + cents * percent / 100;
  }

  static long discount(long cents, int percent) {
    // Never more than a half.
    if (percent > 50) {
      return cents / 2;
    }
    return cents * percent / 100;
  }
}
