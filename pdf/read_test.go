package pdf

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nianbao/grid"
)

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	return data
}

func read(t testing.TB, data []byte, password string) *grid.Book {
	t.Helper()
	book, err := Read(data, Options{Password: password})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return book
}

// tables returns the tables of a book.
func tables(b *grid.Book) []*grid.Grid {
	var list []*grid.Grid
	for _, g := range b.Grids {
		if g.Source == grid.Table {
			list = append(list, g)
		}
	}
	return list
}

// prose returns the paragraphs of a book.
func prose(b *grid.Book) []string {
	var list []string
	for _, g := range b.Grids {
		for _, c := range g.Cells {
			if g.Source == grid.Prose && !g.Aside {
				list = append(list, c.Text)
			}
		}
	}
	return list
}

// TestRead reads what LibreOffice has printed of a report: merged cells, paragraphs over lines and pages, no page numbers.
func TestRead(t *testing.T) {
	book := read(t, file(t, "huaian-2024.pdf"), "")
	list := tables(book)
	if len(list) != 3 {
		t.Fatalf("%d tables", len(list))
	}
	var sizes [][2]int
	for _, g := range list {
		rows, cols := g.Size()
		sizes = append(sizes, [2]int{rows, cols})
	}
	if diff := cmp.Diff([][2]int{{14, 4}, {28, 10}, {4, 15}}, sizes); diff != "" {
		t.Error(diff)
	}
	if got := list[1].Name; got != "三、收到和处理政府信息公开申请情况" {
		t.Errorf("the second table is named %q", got)
	}
	for _, want := range []grid.Cell{
		{Row: 0, Col: 3, ColSpan: 7, RowSpan: 1, Text: "申请人情况"},
		{Row: 1, Col: 3, ColSpan: 1, RowSpan: 2, Text: "自然人"},
		{Row: 5, Col: 0, ColSpan: 1, RowSpan: 22, Text: "三、本年度办理结果"},
		{Row: 23, Col: 2, ColSpan: 1, RowSpan: 1, Text: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"},
		{Row: 26, Col: 9, ColSpan: 1, RowSpan: 1, Text: "3050"},
	} {
		c := list[1].At(want.Row, want.Col)
		if c == nil {
			t.Fatalf("nothing at %d, %d", want.Row, want.Col)
		}
		if diff := cmp.Diff(want, *c); diff != "" {
			t.Error(diff)
		}
	}
	text := prose(book)
	if text[1] != "2024年政府信息公开工作年度报告" || !strings.HasSuffix(text[2], "至2024年12月31日止。") {
		t.Errorf("the text begins with %q", text[:3])
	}
	if last := text[len(text)-1]; last != "2025年1月20日" {
		t.Errorf("the text ends with %q", last)
	}
	if strings.Contains(strings.Join(text, "\n"), "— 1 —") {
		t.Error("a page number is in the text")
	}
}

// TestLowPages shows that the same report on pages of half the height is the same: its tables run over five pages, with
// their heads repeated and rows broken in two, and paragraphs go on behind page numbers.
func TestLowPages(t *testing.T) {
	whole, low := read(t, file(t, "huaian-2024.pdf"), ""), read(t, file(t, "low-pages.pdf"), "")
	squeeze := cmpopts.AcyclicTransformer("squeeze", func(c grid.Cell) grid.Cell {
		c.Text = squeezed(c.Text)
		return c
	})
	if diff := cmp.Diff(tables(whole), tables(low), cmpopts.IgnoreUnexported(grid.Grid{}), squeeze); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(prose(whole), prose(low)); diff != "" {
		t.Error(diff)
	}
}

func TestPassword(t *testing.T) {
	data := file(t, "locked.pdf")
	for password, want := range map[string]ErrorKind{"": Protected, "wrong": WrongPassword, "nianbao": 0} {
		_, err := Read(data, Options{Password: password})
		if refusal(err) != want {
			t.Errorf("password %q: %v", password, err)
		}
	}
}

// TestMessages shows that every kind says to a clerk in Chinese what it is and what to do.
func TestMessages(t *testing.T) {
	for kind := NotPDF; kind <= Unavailable; kind++ {
		e := &Error{Kind: kind}
		for _, text := range []string{e.Error(), e.Hint()} {
			if text == "" || strings.HasSuffix(text, "。") {
				t.Errorf("kind %d says %q", kind, text)
			}
		}
	}
}

func TestIs(t *testing.T) {
	for head, want := range map[string]bool{
		"%PDF-1.7\n": true, "\n%PDF-1.4": true, "junk\n%PDF-1.4": true, "": false, "%PDF": false,
		"PK\x03\x04 a.pdf %PDF-1.4": false, "<html>%PDF-1.4": false, `{"a":"%PDF-1.4"}`: false,
		strings.Repeat(" ", 1024) + "%PDF-1.4": false,
	} {
		if Is([]byte(head)) != want {
			t.Errorf("%.20q: %v", head, !want)
		}
	}
}
