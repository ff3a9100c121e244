package pdf

import (
	"strconv"
	"strings"

	"nianbao/regex"
)

// zone returns how far, in points, page numbers and what pages repeat stand from a page's head and foot: official
// documents leave 37 mm at the head and 35 mm at the foot (GB/T 9704-2012, 5.2.1).
func (s sheet) zone() float64 { return min(max(0.12*s.height, 105), s.height/3) }

var (
	pageNumber = regex.New(`^[-—–－─~～·•\s]*(第\s*)?(\d{1,4})(\s*[/／]\s*\d{1,4})?(\s*页)?` +
		`([\s,，/／]*共\s*\d{1,4}\s*页)?[-—–－─~～·•\s]*$`)
	digits = regex.New(`\d+`)
)

// A repeat is what lines in the margins of several pages have in common: their text but for its figures, or how far the
// numbers of the pages run ahead of the pages.
type repeat struct {
	text  string
	ahead int
}

// repeatOf returns what a line may have in common with others, and the page number that it may be, else -1.
func repeatOf(b *block) (repeat, int) {
	if found := pageNumber.FindStringSubmatch(b.line.text); found != nil {
		number, _ := strconv.Atoi(found[2]) // of four figures at most
		return repeat{ahead: number - b.page}, number
	}
	return repeat{text: digits.ReplaceAllString(b.line.text, "0")}, -1
}

// margins parts from the text what pages repeat at their heads and feet, and leaves page numbers out: numbers outermost
// on their pages of which there are so many pages, or that count most pages. Others may be figures.
func margins(blocks []*block, pages int) (text []*block, asides []string) {
	seen := map[repeat]map[int]bool{} // on which pages a text stands in the margin
	edges := edgeLines(blocks)
	for b, outermost := range edges {
		key, number := repeatOf(b)
		if number >= 0 && !outermost {
			continue
		}
		if seen[key] == nil {
			seen[key] = map[int]bool{}
		}
		seen[key][b.page] = true
	}
	told := map[string]bool{}
	for _, b := range blocks {
		outermost, edge := edges[b]
		if !edge {
			text = append(text, b)
			continue
		}
		key, number := repeatOf(b)
		often := len(seen[key]) > 1 && 2*len(seen[key]) >= pages-1
		switch {
		case number >= 0 && outermost && (often || 1 <= number && number <= pages):
		case number >= 0 || !often:
			text = append(text, b)
		case !told[b.line.text]:
			told[b.line.text] = true
			asides = append(asides, strings.TrimSpace(b.line.text))
		}
	}
	return text, asides
}

// edgeLines returns the lines at the head or foot of a page that have no other text or table before, or behind, them
// outside of its margin, and whether they are the outermost.
func edgeLines(blocks []*block) map[*block]bool {
	edges := map[*block]bool{}
	for begin := 0; begin < len(blocks); {
		end := begin
		for end < len(blocks) && blocks[end].page == blocks[begin].page {
			end++
		}
		height, zone := blocks[begin].sheet.height, blocks[begin].sheet.zone()
		for i := begin; i < end && blocks[i].line != nil && blocks[i].line.y1 < zone; i++ {
			edges[blocks[i]] = i == begin
		}
		for i := end - 1; i >= begin && blocks[i].line != nil && blocks[i].line.y0 > height-zone; i-- {
			edges[blocks[i]] = edges[blocks[i]] || i == end-1
		}
		begin = end
	}
	return edges
}
