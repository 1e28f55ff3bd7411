package price

import "testing"

func TestAddsTax(t *testing.T) {
	if got, _ := WithTax(100, 20); got != 120 {
		t.Fatal(got)
	}
}

func TestTakesADiscountOff(t *testing.T) {
	if got := Discount(1000, 10); got != 100 {
		t.Fatal(got)
	}
}

func TestRoundsHalfACent(t *testing.T) {
	t.Skip("later")
}
