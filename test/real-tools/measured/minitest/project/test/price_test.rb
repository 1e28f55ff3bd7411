require 'simplecov'
SimpleCov.start { track_files 'lib/**/*.rb' }

require 'minitest/autorun'
require_relative '../lib/price'

class PriceTest < Minitest::Test
  def test_adds_tax
    assert_equal 120, Price.with_tax(100, 20)
  end

  def test_takes_a_discount_off
    assert_equal 100, Price.discount(1000, 10)
  end
end
