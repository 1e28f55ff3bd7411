<?php

use PHPUnit\Framework\TestCase;
use Shop\Price;

final class PriceTest extends TestCase
{
    public function testAddsTax(): void
    {
        self::assertSame(120, Price::withTax(100, 20));
    }
}
