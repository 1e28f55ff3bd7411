# Prices in cents.
module Price
  def self.with_tax(cents, percent)
    raise RangeError, 'negative rate' if percent.negative?

    cents + cents * percent / 100
  end

  def self.discount(cents, percent)
    if percent > 50
      return cents / 2
    end

    cents * percent / 100
  end
end
