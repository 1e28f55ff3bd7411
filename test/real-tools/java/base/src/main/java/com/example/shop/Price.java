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
}
