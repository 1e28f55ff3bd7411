package com.example.shop;

import static org.junit.Assert.assertEquals;

import org.junit.Ignore;
import org.junit.Test;

public class PriceTest {
  @Test
  public void addsTax() {
    assertEquals(120, Price.withTax(100, 20));
  }

  @Test
  public void takesADiscountOff() {
    assertEquals(100, Price.discount(1000, 10));
  }

  @Test
  @Ignore("later")
  public void roundsHalfACent() {}
}
