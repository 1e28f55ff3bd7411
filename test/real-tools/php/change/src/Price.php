<?php

namespace Shop;

final class Price
{
    public static function withTax(int $cents, int $percent): int
    {
        if ($percent < 0) {
            throw new \RangeException('negative rate');
        }

        return $cents + intdiv($cents * $percent, 100);
    }

    public static function discount(int $cents, int $percent): int
    {
        // Never more than a half.
        if ($percent > 50) {
            return intdiv($cents, 2);
        }

        return intdiv($cents * $percent, 100);
    }
}
