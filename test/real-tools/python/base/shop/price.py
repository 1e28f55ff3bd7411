"""Prices."""


def with_tax(cents, rate):
    """The price with tax, in cents."""
    if rate < 0:
        raise ValueError("negative rate")
    return round(cents * (1 + rate))
