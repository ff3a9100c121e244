package form

import "unicode/utf8"

// maxCompared bounds the product of two texts' lengths in characters: what is longer is not compared.
const maxCompared = 300 * 300

// Similarity returns how much of two texts is common to both, in order: 0 to 1; 0 for long ones.
func Similarity(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x)+len(y) == 0 || len(x)*len(y) > maxCompared {
		return 0
	}
	row := make([]int, len(y)+1) // of the longest common subsequence's lengths
	for _, r := range x {
		before := 0
		for j, s := range y {
			above := row[j+1]
			if r == s {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = above
		}
	}
	return 2 * float64(row[len(y)]) / float64(utf8.RuneCountInString(a)+utf8.RuneCountInString(b))
}
