package filing

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/check"
	"nianbao/filing/filingtest"
	"nianbao/filing/printing"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/formula"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/render/sheet"
	"nianbao/xlsx"
)

// blankBook returns the blank workbook of a form as it reads.
func blankBook(t testing.TB, f *form.Form) *grid.Book {
	t.Helper()
	data, err := sheet.Workbook(form.NewReport(f))
	if err != nil {
		t.Fatalf("sheet.Workbook: %v", err)
	}
	p, err := opc.Read(data)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	book, err := xlsx.Read(p)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	return book
}

// calculateBook stores what the formulas of a book give.
func calculateBook(t testing.TB, book *grid.Book) {
	t.Helper()
	w := formula.New(book)
	for i, g := range book.Grids {
		for j := range g.Cells {
			c := &g.Cells[j]
			if c.Formula == "" {
				continue
			}
			v, err := w.Recalculate(formula.Cell{Sheet: i, Row: c.Row, Col: c.Col})
			if err != nil {
				t.Fatalf("%s!%s =%s: %v", g.Name, g.Ref(c.Row, c.Col), c.Formula, err)
			}
			kinds := map[formula.Kind]grid.Kind{formula.Number: grid.Number, formula.Fault: grid.Fault, formula.Bool: grid.Bool}
			if c.Kind, c.Text = kinds[v.Kind], v.Text; v.Kind == formula.Number {
				c.Text = v.Number.String()
			}
		}
	}
}

// topLine returns what the line on top of the sheet of checks says.
func topLine(book *grid.Book) string {
	for _, g := range book.Grids {
		if g.Name == "校验" {
			return g.At(1, 0).Text
		}
	}
	return ""
}

// balancingFigures are figures for which each cross-total holds: what was received is handled in the same columns.
func balancingFigures(f *form.Form, source *rand.Rand) map[string]string {
	figures := map[string]string{}
	for _, c := range f.Cells {
		figures[c.ID] = "0"
		if !strings.HasPrefix(c.ID, "applications.") {
			figures[c.ID] = strconv.Itoa(source.IntN(50))
		}
	}
	for _, who := range []string{"person", "company", "research", "charity", "legal", "other"} {
		received, carriedIn, granted := source.IntN(100), source.IntN(10), source.IntN(100)
		for row, n := range map[string]int{
			"received": received, "carried_in": carriedIn, "granted": min(granted, received+carriedIn),
			"carried_out": max(0, received+carriedIn-granted),
		} {
			figures["applications."+row+"."+who] = strconv.Itoa(n)
		}
	}
	return figures
}

// spoiledFigures are what clerks put into a cell.
var spoiledFigures = []grid.Cell{
	{Text: ""}, {Text: "/"}, {Text: "约5件"}, {Text: "5"}, {Text: "2.5", Kind: grid.Number}, {Text: "-3", Kind: grid.Number},
	{Text: "7", Kind: grid.Number}, {Text: "0", Kind: grid.Number}, {Text: "TRUE", Kind: grid.Bool}, {Text: "#N/A", Kind: grid.Fault},
	{Text: "0"}, {Text: "0.5", Kind: grid.Number},
}

// TestChecksSheetIsAsStrict fills the blank workbook at random: its sheet of checks says that all balances where the
// check has nothing to say of the tables' figures, and only there.
func TestChecksSheetIsAsStrict(t *testing.T) {
	blank := map[*form.Form]*grid.Book{}
	for _, f := range define.Builtin() {
		blank[f] = blankBook(t, f)
	}
	balanced, unbalanced := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		f := define.Builtin()[rapid.IntRange(0, 1).Draw(rt, "form")]
		source := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "figures"), 0))
		book := *blank[f]
		book.Grids = nil
		for _, g := range blank[f].Grids {
			book.Grids = append(book.Grids, &grid.Grid{Name: g.Name, Source: g.Source, Cells: append([]grid.Cell{}, g.Cells...)})
		}
		empty, err := locate.New(f).Read(&book)
		if err != nil {
			rt.Fatalf("locate.New().Read: %v", err)
		}
		figures := balancingFigures(f, source)
		spoil := map[*form.Cell]grid.Cell{}
		for range rapid.IntRange(0, 3).Draw(rt, "spoiled") {
			c := f.Cells[rapid.IntRange(0, len(f.Cells)-1).Draw(rt, "cell")]
			spoil[c] = rapid.SampledFrom(spoiledFigures).Draw(rt, "by")
		}
		for _, c := range f.Cells {
			if f.Totals()[c] != nil {
				continue
			}
			at, row, col := empty.Value(c).Place.At()
			cell := grid.Cell{Text: figures[c.ID], Kind: grid.Number}
			if by, is := spoil[c]; is {
				cell = by
			}
			put(book.Grids[at], row, col, cell)
		}
		calculateBook(t, &book)
		r, err := locate.New(f).Read(&book)
		if err != nil {
			rt.Fatalf("locate.New().Read: %v", err)
		}
		cause := ""
		for _, finding := range check.Report(r, define.Builtin()) {
			id := finding.Rule.ID
			if id[0] == 'R' || strings.Contains(" V01 V02 V03 V04 F14 F10 ", " "+id+" ") {
				cause = id + " " + finding.Message
			}
		}
		for _, c := range f.Cells {
			if v := r.Value(c); v.Kind == grid.Text && v.State == form.Number {
				cause = "text " + c.ID
			}
		}
		if says := topLine(&book); (says == "全部相平") != (cause == "") {
			rt.Fatalf("the sheet says %s, the check %s", says, cause)
		}
		if cause == "" {
			balanced++
		} else {
			unbalanced++
		}
	})
	if balanced == 0 || unbalanced == 0 {
		t.Errorf("%d balanced, %d not", balanced, unbalanced)
	}
}

// put lets a cell hold what another does.
func put(g *grid.Grid, row, col int, with grid.Cell) {
	if c := g.At(row, col); c != nil {
		c.Text, c.Kind, c.Formula = with.Text, with.Kind, ""
		return
	}
	with.Row, with.Col = row, col
	g.Cells = append(g.Cells, with)
	g.Sort()
}

// TestChecksSheetSays shows what is said of what a clerk sees, by our own calculation and by LibreOffice's.
func TestChecksSheetSays(t *testing.T) {
	sound, err := os.ReadFile(books[0])
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	for _, test := range []struct {
		name, want string
		spoil      func(*filingtest.Spoiler)
	}{
		{"sound", "全部相平", func(*filingtest.Spoiler) {}},
		{"blank", "尚未填写", func(s *filingtest.Spoiler) {
			f, err := Builtin().Edition("2021", 0)
			if err != nil {
				t.Fatalf("Builtin().Edition: %v", err)
			}
			data, err := sheet.Workbook(form.NewReport(f))
			if err != nil {
				t.Fatalf("sheet.Workbook: %v", err)
			}
			s.Replace(data)
		}},
		{"unbalanced", "还不能上报，2 条不平", func(s *filingtest.Spoiler) { s.Number(filingtest.Applied+"!D6", "9") }},
		{"text", "还不能上报，1 格不是数值", func(s *filingtest.Spoiler) { s.Text(filingtest.Applied+"!F6", "0") }},
		{"blank and text", "还不能上报，1 格空白，1 格不是数值", func(s *filingtest.Spoiler) {
			s.Text(filingtest.Applied+"!F6", "")
			s.Text("主动公开!B5", "/")
		}},
		{"fraction and negative", "还不能上报，2 格是负数或小数", func(s *filingtest.Spoiler) {
			s.Number("主动公开!B5", "1.5")
			s.Number("主动公开!B6", "-1")
		}},
		{"amount with decimals", "全部相平", func(s *filingtest.Spoiler) { s.Number("主动公开!B16", "25.13") }},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := inbox(t, filingtest.Spoil(t, sound, test.spoil))
			f, err := Builtin().Open(path, "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			calculateBook(t, f.Report.Book)
			if got := topLine(f.Report.Book); got != test.want {
				t.Errorf("says %q, want %q", got, test.want)
			}
			if printing.LibreOffice() == "" {
				t.Skip("LibreOffice is not installed")
			}
			saved, err := Builtin().Open(office(t, uncalculated(t, path), "xlsx"), "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			if got := topLine(saved.Report.Book); got != test.want {
				t.Errorf("LibreOffice says %q, want %q", got, test.want)
			}
		})
	}
}

// uncalculated writes a copy of a workbook without the results of formulas: LibreOffice believes those that there are.
func uncalculated(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	p, err := opc.Read(data)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	for i := range 20 {
		name := fmt.Sprintf("xl/worksheets/sheet%d.xml", i)
		if part, ok := p.Part(name); ok {
			p.Set(name, storedResult.ReplaceAll(part, []byte("</f>")))
		}
	}
	if data, err = p.Bytes(); err != nil {
		t.Fatalf("p.Bytes: %v", err)
	}
	return inbox(t, data)
}

var storedResult = regexp.MustCompile(`</f><v>[^<]*</v>`)

// TestChecksSheetStores shows that what the workbook of a report stores is what its formulas give.
func TestChecksSheetStores(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		f := define.Builtin()[rapid.IntRange(0, 1).Draw(rt, "form")]
		r := form.NewReport(f)
		for _, c := range f.Cells {
			text := rapid.SampledFrom([]string{"0", "5", "0", "12", "", "/", "约5", "2.5", "-1", "12345678901234567"}).Draw(rt, c.ID)
			r.SetValue(c, form.ParseValue(text, grid.Text, c.Unit(), ""))
			if n, err := decimal.NewFromString(text); err == nil && rapid.Bool().Draw(rt, "number") {
				r.SetNumber(c, n)
			}
		}
		data, err := sheet.Workbook(r)
		if err != nil {
			rt.Fatalf("sheet.Workbook: %v", err)
		}
		p, err := opc.Read(data)
		if err != nil {
			rt.Fatalf("opc.Read: %v", err)
		}
		book, err := xlsx.Read(p)
		if err != nil {
			rt.Fatalf("xlsx.Read: %v", err)
		}
		stored := map[*grid.Cell]string{}
		for _, g := range book.Grids {
			for i := range g.Cells {
				stored[&g.Cells[i]] = g.Cells[i].Text
			}
		}
		calculateBook(t, book)
		for _, g := range book.Grids {
			for i := range g.Cells {
				if c := &g.Cells[i]; c.Text != stored[c] {
					rt.Fatalf("%s!%s =%s stores %q, gives %q", g.Name, g.Ref(c.Row, c.Col), c.Formula, stored[c], c.Text)
				}
			}
		}
	})
}

// TestClerksTextNumbers keeps the sheet of checks from saying that all balances over figures that are text.
func TestClerksTextNumbers(t *testing.T) {
	path := spoiled(t, func(s *filingtest.Spoiler) {
		for row := 6; row <= 30; row++ {
			for _, col := range "DEFGHI" {
				if row != 29 {
					s.Text(filingtest.Applied+"!"+string(col)+strconv.Itoa(row), "1")
				}
			}
		}
	})
	f, err := Builtin().Open(filepath.Clean(path), "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	calculateBook(t, f.Report.Book)
	if got := topLine(f.Report.Book); got != "还不能上报，144 格不是数值" {
		t.Error(got)
	}
}
