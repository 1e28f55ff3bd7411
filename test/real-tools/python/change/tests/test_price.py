import pytest

from shop.price import with_tax


def test_adds_tax():
    assert with_tax(100, 0.2) == 120


def test_takes_a_discount_off():
    from shop.price import discount

    assert discount(1000, 10) == 100


@pytest.mark.skip(reason="later")
def test_rounds_half_a_cent():
    pass
