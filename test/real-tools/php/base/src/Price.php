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
}
