package com.example.shop;

/** For people; nobody tests it. */
final class Label {
  static String of(long cents) {
    return cents / 100 + "." + cents % 100 + " EUR";
  }
}
