// Package near tells how much alike labels are, and which of many names one was most likely meant to be, by one measure:
// who types a name changes or swaps characters, and of a label that two have written both have some.
package near

import "strings"

// Costs of changing a character into another, or swapping two neighbours, where putting one in or taking one out costs
// 1.
const (
	typed   = 1 // the distance of Damerau and Levenshtein, no character being changed twice
	written = 2 // the same as taking out and putting in: what is left is the longest common subsequence
)

// distance returns the least cost of making one text of another; limit where it is that or more.
func distance(a, b []rune, change, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	n := len(b) + 1
	rows := make([]int, 3*n)
	before, above, row := rows[:n], rows[n:2*n], rows[2*n:]
	for j := range above {
		above[j] = j
	}
	for i, r := range a {
		row[0] = i + 1
		least, left := row[0], row[0]
		for j, s := range b {
			d := above[j]
			if r != s {
				d = min(d+change, above[j+1]+1, left+1)
				if change < written && i > 0 && j > 0 && r == b[j-1] && a[i-1] == s { // else it is no cheaper
					d = min(d, before[j-1]+change)
				}
			}
			row[j+1], left = d, d
			least = min(least, d)
		}
		if least >= limit {
			return limit
		}
		before, above, row = above, row, before
	}
	return min(above[len(b)], limit)
}

// maxCompared bounds the product of two labels' lengths in characters: what is longer is not compared.
const maxCompared = 300 * 300

// Similarity returns how much of two labels is common to both, in order: 0 to 1; 0 for long ones.
func Similarity(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	all := len(x) + len(y)
	if all == 0 || len(x)*len(y) > maxCompared {
		return 0
	}
	return float64(all-distance(x, y, written, all+1)) / float64(all)
}

// Nearest returns the first of the names that take the fewest changes to make of a word, "" where all take more than a
// third of its characters. A dot before either does not count; a name in parts, 申请.新收, is one change from its last
// ones, and a name from what it begins with.
func Nearest(word string, lists ...[]string) string {
	word = strings.TrimPrefix(word, ".")
	wanted := []rune(word)
	if len(wanted) < 2 || len(wanted) > 100 { // then it is no name
		return ""
	}
	best, least := "", max(1, len(wanted)/3)+1
	for _, names := range lists {
		for _, name := range names {
			d, known := 1, strings.TrimPrefix(name, ".")
			rest, begun := strings.CutPrefix(known, word) // 申请.新收.科研 for 科研机构
			if !strings.HasSuffix("."+known, "."+word) && !(begun && !strings.Contains(rest, ".")) {
				d = distance(wanted, []rune(known), typed, least)
			}
			if d < least {
				best, least = name, d
			}
		}
	}
	return best
}
