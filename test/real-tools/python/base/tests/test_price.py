import pytest

from shop.price import with_tax


def test_adds_tax():
    assert with_tax(100, 0.2) == 120
