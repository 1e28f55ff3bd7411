package price

import "testing"

func TestAddsTax(t *testing.T) {
	if got, _ := WithTax(100, 20); got != 120 {
		t.Fatal(got)
	}
}
