package form

import "strings"

// An Announcement says whose heading stands above a table. The better it fits, the greater it is.
type Announcement int

const (
	OfOther Announcement = iota // another table's, or another section's
	OfNone
	OfTable
)

// Announced returns what the lines above a table say of it, the nearest first: the first heading of a table counts, then
// the first of a section, or the name of its sheet. A heading may stand among other words: 甲县2024年行政处罚统计表.
func (f *Form) Announced(t *Table, lines []string) Announcement {
	said := OfNone
	for _, line := range lines {
		if len(line) > maxHeading {
			continue
		}
		key, longest, isHeading, own := Key(line), 0, false, false
		for _, o := range f.Tables {
			for i, name := range []string{o.Heading, o.Section.Title, o.Section.Sheet} {
				n := Key(name)
				if n == "" || len(n) < longest || !strings.Contains(key, n) {
					continue
				}
				own = own && len(n) == longest || o == t
				isHeading = i == 0 || isHeading && len(n) == longest // a section may be titled as its table is headed
				longest = len(n)
			}
		}
		switch {
		case longest == 0 || isHeading && said == OfTable:
		case !own:
			return OfOther
		case !isHeading:
			return said
		default:
			said = OfTable
		}
	}
	return said
}
