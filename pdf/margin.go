package pdf

import (
	"regexp"
	"strings"
)

// zone returns how far, in points, page numbers and what pages repeat stand from a page's head and foot: official
// documents leave 37 mm at the head and 35 mm at the foot (GB/T 9704-2012, 5.2.1).
func (s sheet) zone() float64 { return min(max(0.12*s.height, 105), s.height/3) }

var (
	pageNumber = regexp.MustCompile(`^[-—–－─~～·•\s]*(第\s*)?\d{1,4}(\s*[/／]\s*\d{1,4})?(\s*页)?` +
		`([\s,，/／]*共\s*\d{1,4}\s*页)?[-—–－─~～·•\s]*$`)
	digits = regexp.MustCompile(`\d+`)
)

// margins parts from the text what pages repeat at their heads and feet, and leaves page numbers out.
func margins(blocks []*block, pages int) (text []*block, asides []string) {
	seen := map[string]map[int]bool{} // on which pages a text stands in the margin
	edges := edgeLines(blocks)
	key := func(b *block) string { return digits.ReplaceAllString(b.line.text, "0") }
	for b := range edges {
		if seen[key(b)] == nil {
			seen[key(b)] = map[int]bool{}
		}
		seen[key(b)][b.page] = true
	}
	told := map[string]bool{}
	for _, b := range blocks {
		switch {
		case !edges[b]:
			text = append(text, b)
		case pageNumber.MatchString(b.line.text):
		case len(seen[key(b)]) > 1 && 2*len(seen[key(b)]) >= pages-1:
			if !told[b.line.text] {
				told[b.line.text] = true
				asides = append(asides, strings.TrimSpace(b.line.text))
			}
		default:
			text = append(text, b)
		}
	}
	return text, asides
}

// edgeLines returns the lines at the head or foot of a page that have no other text or table before, or behind, them
// outside of its margin.
func edgeLines(blocks []*block) map[*block]bool {
	edges := map[*block]bool{}
	for begin := 0; begin < len(blocks); {
		end := begin
		for end < len(blocks) && blocks[end].page == blocks[begin].page {
			end++
		}
		height, zone := blocks[begin].sheet.height, blocks[begin].sheet.zone()
		for i := begin; i < end && blocks[i].line != nil && blocks[i].line.y1 < zone; i++ {
			edges[blocks[i]] = true
		}
		for i := end - 1; i >= begin && blocks[i].line != nil && blocks[i].line.y0 > height-zone; i-- {
			edges[blocks[i]] = true
		}
		begin = end
	}
	return edges
}
