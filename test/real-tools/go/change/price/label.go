package price

import "fmt"

// Label is for people; nobody tests it.
func Label(cents int) string {
	return fmt.Sprintf("%d.%02d EUR", cents/100, cents%100)
}
