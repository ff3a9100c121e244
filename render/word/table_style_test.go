package word

import (
	"strconv"
	"testing"

	"nianbao/form/define"
)

// TestDensitiesRestateTheStyles shows that widths and heights are computed with the sizes in which Word sets the text.
func TestDensitiesRestateTheStyles(t *testing.T) {
	data, _ := open(t, define.Builtin()[0]).Part("word/styles.xml")
	styles := map[string]*node{}
	for _, s := range parse(t, data).all("style") {
		styles[s.attr("style", "styleId")] = s
	}
	var inherited func(id, element, attribute string) int
	inherited = func(id, element, attribute string) int {
		s := styles[id]
		if s == nil {
			return 0
		}
		if value := s.attr(element, attribute); value != "" {
			n, _ := strconv.Atoi(value)
			return n
		}
		return inherited(s.attr("basedOn", "val"), element, attribute)
	}
	for _, d := range tableStyles {
		for _, id := range []string{d.head, d.stub, d.figure} {
			if em := inherited(id, "sz", "val") * 10; em != d.em {
				t.Errorf("%s: type of %d twips, want %d", id, em, d.em)
			}
			if line := inherited(id, "spacing", "line"); line != d.line {
				t.Errorf("%s: lines of %d twips, want %d", id, line, d.line)
			}
		}
		if indent := inherited(d.stub, "ind", "left"); indent != d.indent {
			t.Errorf("%s: indent of %d twips, want %d", d.stub, indent, d.indent)
		}
		if narrow := inherited(d.figure, "w", "val"); narrow != d.narrow && (narrow != 0 || d.narrow != 100) {
			t.Errorf("%s: narrowed to %d%%, want %d", d.figure, narrow, d.narrow)
		}
	}
	table := styles["ReportTable"].all("tblCellMar")[0]
	left, _ := strconv.Atoi(table.attr("left", "w"))
	right, _ := strconv.Atoi(table.attr("right", "w"))
	if left+right != cellMargins {
		t.Errorf("cell margins of %d twips, want %d", left+right, cellMargins)
	}
}

func TestPairing(t *testing.T) {
	d := &tableStyles[1]
	for _, test := range []struct {
		label string
		width int // in characters
		want  int // characters on a line, 0 for as many as fit
	}{
		{"结果维持", 3, 2},
		{"社会公益组织", 4, 2},
		{"社会公益组织", 5, 4},
		{"总计", 3, 0},
		{"其他", 1, 0},
	} {
		width := test.width*d.em + cellMargins
		got := 0
		if indent := d.avoidSplitWords(test.label, width); indent > 0 {
			got = (width - 2*indent) / d.em
		}
		if got != test.want {
			t.Errorf("%s on %d characters: %d a line, want %d", test.label, test.width, got, test.want)
		}
	}
}
