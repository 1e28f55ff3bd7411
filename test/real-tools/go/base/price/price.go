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
