package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class PriceTest {
  @Test
  void addsTax() {
    assertEquals(120, Price.withTax(100, 20));
  }
}
