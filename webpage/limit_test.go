package webpage

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestRefusals(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("<div>", n) + "<p>x" }
	for _, test := range []struct {
		name, source string
		want         ErrorKind // 0 for none
	}{
		{"nothing", "", NotHTML},
		{"text", "一、总体情况", NotHTML},
		{"archive", "From: <x>\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>", Archive},
		{"deep", "<html>" + deep(maxDepth-2), 0},
		{"too deep", "<html>" + deep(maxDepth), TooDeep},
		{"tables too deep", strings.Repeat("<table><tr><td>", 200), TooDeep},
		{"what is never ended", "<html>" + strings.Repeat("<font>一<br>", 3000), 0},
		{"too many tags", strings.Repeat("<p>", maxTokens+1), TooLong},
		{"too many lines", strings.Repeat("<p>x", maxLines+1), TooLong},
		{"too long a tag", "<p><a href='" + strings.Repeat("x", maxToken) + "'>", TooLong},
		{"too many cells", "<table>" + strings.Repeat("<tr><td>", maxCells+1), TooManyCells},
		{"wide", "<table>" + strings.Repeat("<td>x", maxColumns), 0},
		{"too wide", "<table>" + strings.Repeat("<td>x", maxColumns+1), TooWide},
		{"too wide by spans", "<table>" + strings.Repeat("<td colspan=600>x", 3), TooWide},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Read([]byte(test.source))
			var refusal *Error
			if errors.As(err, &refusal); err == nil && test.want != 0 || err != nil && refusal.Kind != test.want {
				t.Fatalf("got %v", err)
			}
			if refusal != nil &&
				(refusal.Error() == "" || refusal.Hint() == "" ||
					strings.HasSuffix(refusal.Error()+refusal.Hint(), "。")) {
				t.Errorf("says %q, %q", refusal.Error(), refusal.Hint())
			}
		})
	}
}

// TestHostileSpans shows that cells reach no further than their table.
func TestHostileSpans(t *testing.T) {
	source := "<table><tr><td colspan=999 rowspan=0>x<td>y" + strings.Repeat("<tr><td>z", 50_000)
	book, err := Read([]byte(source))
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	g := book.Grids[0]
	if c := g.Cells[0]; c.RowSpan != 50_001 || c.ColSpan != 999 {
		t.Errorf("the cell spans %d rows, %d columns", c.RowSpan, c.ColSpan)
	}
	if rows, cols := g.Size(); rows != 50_001 || cols != 1000 {
		t.Errorf("%d rows, %d columns", rows, cols)
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"<p>甲", "<table><tr><td rowspan=0 colspan=9>甲<td>1", "<table><table><caption>x",
		"<html hidden><td>x</table></div>", "\xff\xfe<\x00p\x00>\x00",
		"<!DOCTYPE html><table><tr><td><table><td>1</table>2<sup>3", "<select><option>1<option selected>2",
		"<pre>a\nb", "<template><table><tr>", "<meta charset=big5>\xa4@",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := Read(data)
		if err != nil {
			if Is(data) != (err.(*Error).Kind > Archive) {
				t.Errorf("Is and Read differ: %v", err)
			}
			return
		}
		for _, g := range book.Grids {
			starts := map[string]bool{}
			for i := range g.Cells {
				c := &g.Cells[i]
				if g.At(c.Row, c.Col) != c && c.Rows()*c.Cols() < 1<<10 {
					t.Fatalf("%s: two cells overlap", g.Ref(c.Row, c.Col))
				}
				at := fmt.Sprint(c.Row, c.Col)
				if starts[at] {
					t.Fatalf("two cells at %s", at)
				}
				starts[at] = true
			}
		}
	})
}
