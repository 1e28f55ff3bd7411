"""Prices."""


def with_tax(cents, rate):
    """The price with tax, in cents."""
    if rate < 0:
        raise ValueError("negative rate")
    return round(cents * (1 + rate))


def discount(cents, percent):
    """A discount
    in cents."""
    if percent > 50:
        return cents // 2
    # Rounded half to even.
    return round(
        cents * percent / 100
    )
