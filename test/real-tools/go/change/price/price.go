// Package price counts in cents.
package price

import "errors"

// WithTax is the price with tax.
func WithTax(cents int, percent int) (int, error) {
	if percent < 0 {
		return 0, errors.New("negative rate")
	}
	return cents + cents*percent/100, nil
}

// Discount is what is taken off.
func Discount(cents int, percent int) int {
	if percent > 50 {
		return cents / 2
	}
	return cents * percent / 100
}
