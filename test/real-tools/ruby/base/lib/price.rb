# Prices in cents.
module Price
  def self.with_tax(cents, percent)
    raise RangeError, 'negative rate' if percent.negative?

    cents + cents * percent / 100
  end
end
