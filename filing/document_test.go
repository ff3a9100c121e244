package filing

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/docx"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/render/word/fill"
)

// TestRoomForFigures fills every cell of the built-in templates with the longest figure that is said to have room: none
// is set smaller.
func TestRoomForFigures(t *testing.T) {
	l := Builtin()
	for _, f := range l.Forms {
		r := form.NewReport(f)
		for _, c := range f.Cells {
			r.SetNumber(c, decimal.RequireFromString(strings.Repeat("8", fill.Room(c, true))))
		}
		template, err := l.prepare(f, nil)
		if err != nil {
			t.Fatalf("l.prepare: %v", err)
		}
		named := fields.Of(r)
		named["草稿"] = false
		pkg, err := template.FillWith(named, docx.Options{})
		if err != nil {
			t.Fatalf("template.FillWith: %v", err)
		}
		kept, remarks, err := fill.OneLine(pkg, r, l.index, nil)
		if err != nil || len(remarks) > 0 || kept != pkg {
			t.Errorf("%s: a figure has no room: %v %v", f.Edition, remarks, err)
		}
	}
}
