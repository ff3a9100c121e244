package filing

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/contract"
	"nianbao/docx"
	"nianbao/docx/wordtest"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/fields"
	"nianbao/ooxml/opc"
	"nianbao/render/html"
	"nianbao/render/readback"
	"nianbao/render/sheet"
	"nianbao/render/word"
)

// differences returns in what a report that was read of a file differs from one that was printed there.
func differences(back, want *form.Report) []readback.Difference {
	texts, _ := fields.Expand(want)
	m := readback.Meant{Report: want, Texts: texts}
	return ofPrinted(m.Differences(back, nil), printsAll)
}

func printsAll(*form.Particular) (whole, changed bool) { return true, false }

// key names what a difference is about.
func key(d readback.Difference) string {
	switch d.Kind {
	case readback.Row:
		return fmt.Sprint(d.Table.ID, " row ", d.Number)
	case readback.Cell:
		return d.Cell.ID
	case readback.Text, readback.Note:
		return d.Section.Text
	case readback.Agency:
		return "agency"
	case readback.Year:
		return "year"
	case readback.Particular:
		return d.Particular.ID
	}
	return "chart " + d.Chart
}

// A comparer reads a written file back.
type comparer func(data []byte) ([]readback.Difference, error)

// writers write a report as each kind of file, which is compared as conversions compare theirs.
var writers = map[string]func(l *Library, r *form.Report) ([]byte, comparer, error){
	"Word": func(l *Library, r *form.Report) ([]byte, comparer, error) {
		m, charts := readback.Of(r, fields.Of(r)), word.Charts(r, nil)
		m.Charts = word.ChartData(r, nil)
		data, err := bytesOf(l.word(r, false, charts, nil))
		if err != nil {
			return nil, nil, err
		}
		t, err := l.prepare(r.Form, charts)
		return data, func(data []byte) ([]readback.Difference, error) { return l.compareWord(data, m, t.prints) }, err
	},
	"workbook": func(l *Library, r *form.Report) ([]byte, comparer, error) {
		data, err := sheet.Workbook(r)
		return data, func(data []byte) ([]readback.Difference, error) {
			return l.compareWorkbook("book.xlsx", data, &readback.Meant{Report: r})
		}, err
	},
	"page": func(l *Library, r *form.Report) ([]byte, comparer, error) {
		data, err := html.Write(r, html.Options{})
		texts, _ := fields.Expand(r)
		return data, func(data []byte) ([]readback.Difference, error) {
			return l.comparePage(data, &readback.Meant{Report: r, Texts: texts})
		}, err
	},
	"JSON": func(_ *Library, r *form.Report) ([]byte, comparer, error) {
		var b bytes.Buffer
		d := contract.NewReport("a.xlsx", r)
		err := contract.Write(&b, d)
		return b.Bytes(), func(data []byte) ([]readback.Difference, error) {
			return compareData(data, &readback.Meant{Report: r, Texts: d.Texts})
		}, err
	},
}

// A damage is what becomes of a written file before it is read back: one thing in it stands otherwise.
type damage struct {
	of       string // as key names it
	old, new string // as it is written in any kind of file
	chart    bool
}

// do damages a file.
func (d damage) do(t *rapid.T, data []byte) []byte {
	old := regexp.MustCompile(`([">])` + regexp.QuoteMeta(d.old) + `(["<]|万元)`) // the whole of a cell
	switch {
	case d.of == "year":
		old = regexp.MustCompile(`()\b` + d.old + `(年|"|<|,)`)
	case strings.Contains(d.old, "唯"): // a part of one
		old = regexp.MustCompile(`()` + d.old + `()`)
	}
	replace := func(data []byte) []byte { return old.ReplaceAll(data, []byte("${1}"+d.new+"${2}")) }
	pkg, err := opc.Read(data)
	if err != nil {
		damaged := replace(data)
		if d.old == "/" { // JSON lists the cells with strokes
			damaged = strokes.ReplaceAll(damaged, nil)
		}
		return damaged
	}
	for _, p := range pkg.Parts() {
		if strings.Contains(p.Name, "charts/") == d.chart && !strings.Contains(p.Name, "embeddings/") {
			pkg.Set(p.Name, replace(p.Data))
		}
	}
	damaged, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	return damaged
}

var strokes = regexp.MustCompile(`(?s)"strokes": \[.*?\],\s*`)

// soundReport returns a report with words and figures of which each stands nowhere else, and what may be damaged in it.
func soundReport(t *rapid.T, l *Library, f *form.Form, random *rand.Rand) (*form.Report, []damage) {
	r := form.NewReport(f)
	damages := []damage{{of: "agency", old: "示例市唯一局", new: "示例市唯二局"}, {of: "year", old: "2025", new: "2023"}}
	r.Agency, r.Particulars[form.Agency] = "示例市唯一局", "示例市唯一局"
	r.Year, r.Particulars[form.Year] = 2025, "2025"
	for _, table := range f.Tables {
		for k, row := range table.Items() {
			d := damage{of: fmt.Sprint(table.ID, " row ", k+1), old: row.Label, new: row.Label + "二"}
			damages = append(damages, d)
		}
	}
	damages = append(damages, fillCells(r, random)...)
	for i, s := range f.AllTexts() {
		line := fmt.Sprintf("第%c段唯%c文字。", '甲'+i, '子'+i)
		r.Texts[s.Text] = form.Text{Text: "本年情况。\n" + line}
		damages = append(damages, damage{of: s.Text, old: line, new: strings.Replace(line, "文字", "文句", 1)})
	}
	for _, d := range []damage{
		{of: "phone", old: "010-唯8300", new: "010-唯8301"}, {of: "email", old: "唯一@b.cn", new: "唯二@b.cn"},
		{of: "address", old: "示例路唯1号", new: "示例路唯2号"}, {of: "date", old: "2026年1月20日", new: "2026年1月21日"},
	} {
		if f.HasParticular(d.of) {
			r.Particulars[d.of] = d.old
			damages = append(damages, d)
		}
	}
	data, err := sheet.Workbook(r) // which reckons the totals
	if err != nil {
		t.Fatalf("sheet.Workbook: %v", err)
	}
	back, err := l.readBack("book.xlsx", data)
	if err != nil {
		t.Fatalf("l.readBack: %v", err)
	}
	for c := range f.Totals() {
		r.SetValue(c, back.Report.Value(c))
	}
	for c := range f.Ratios() {
		r.SetValue(c, back.Report.Value(c))
	}
	times := map[string]int{}
	for _, c := range f.Cells {
		times[r.Value(c).Normalized()]++
	}
	return r, slices.DeleteFunc(damages, func(d damage) bool { return times[d.old] > 1 }) // a total of one figure
}

// fillCells puts figures into a report, one stroke, and words where they belong.
func fillCells(r *form.Report, random *rand.Rand) []damage {
	var damages []damage
	totals, ratios := r.Form.Totals(), r.Form.Ratios()
	figure, struck := 100_001+random.Int64N(100_000), false
	for _, c := range r.Form.Cells {
		figure += 7
		switch {
		case totals[c] != nil || ratios[c] != nil || c.Row.Spare:
		case c.IsWords():
			words := fmt.Sprintf("唯词%d项", figure)
			if list := c.OneOf(); len(list) > 0 {
				r.SetValue(c, c.ReadWords(list[0], list[0], 0))
				continue
			}
			r.SetValue(c, c.ReadWords(words, words, 0))
			damages = append(damages, damage{of: c.ID, old: words, new: fmt.Sprintf("唯词%d项", figure+1)})
		case !struck && random.IntN(20) == 0:
			struck = true
			r.SetValue(c, form.Value{State: form.Stroke, Text: "/"})
			damages = append(damages, damage{of: c.ID, old: "/", new: "7"})
		default:
			r.SetNumber(c, decimal.NewFromInt(figure))
			damages = append(damages, damage{of: c.ID, old: fmt.Sprint(figure), new: fmt.Sprint(figure + 1)})
		}
	}
	return damages
}

// A soundFile is a report as it was written, and what may be damaged in it.
type soundFile struct {
	data    []byte
	compare comparer
	damages []damage
}

// newSoundFile writes a report on a form, or on the example with open rows, in which nothing may be found.
func newSoundFile(t *rapid.T, budget *form.Form, edition, kind string, seed uint64) *soundFile {
	l := Builtin()
	f := l.Forms[len(l.Forms)-1]
	switch edition {
	case "2019":
		f = l.Forms[0]
	case "budget":
		l = newLibrary([]*form.Form{budget}, "../testdata/forms/budget")
		f = budget.WithRows(map[string]form.OpenRows{"procurement": {Keys: []string{"唯购甲", "唯购乙", "唯购丙"}}})
	}
	r, damages := soundReport(t, l, f, rand.New(rand.NewPCG(seed, 0)))
	data, compare, err := writers[kind](l, r)
	if err != nil {
		t.Fatal(kind, err)
	}
	if found, err := compare(data); len(found) > 0 || err != nil {
		t.Fatalf("%s: a sound file: %v %v", kind, found, err)
	}
	if kind == "Word" {
		for name, c := range word.ChartData(r, nil) {
			figure := c.Series[0].Values[0].Decimal.String()
			damages = append(damages, damage{of: "chart " + name, old: figure, new: "7", chart: true})
		}
	}
	slices.SortFunc(damages, func(a, b damage) int { return strings.Compare(a.of, b.of) })
	return &soundFile{data, compare, damages}
}

// TestAnyDamage damages one thing in a written file of any kind: that alone is found out, and in a sound file nothing.
func TestAnyDamage(t *testing.T) {
	t.Parallel()
	budget, err := define.LoadDir("../testdata/forms/budget")
	if err != nil {
		t.Fatalf("define.LoadDir: %v", err)
	}
	files := map[string]*soundFile{}
	rapid.Check(t, func(t *rapid.T) {
		edition := rapid.SampledFrom([]string{"2019", "2021", "budget"}).Draw(t, "edition")
		kind := rapid.SampledFrom([]string{"Word", "workbook", "page", "JSON"}).Draw(t, "kind")
		seed := rapid.Uint64Range(0, 2).Draw(t, "seed")
		name := fmt.Sprint(edition, kind, seed)
		if files[name] == nil {
			files[name] = newSoundFile(t, budget, edition, kind, seed)
		}
		file := files[name]
		d := rapid.SampledFrom(file.damages).Draw(t, "damage")
		damaged := d.do(t, file.data)
		if bytes.Equal(damaged, file.data) {
			t.Fatalf("%s: no %s", kind, d.old)
		}
		found, err := file.compare(damaged)
		if err != nil || len(found) != 1 || key(found[0]) != d.of {
			t.Errorf("%s: %+v: %v %v", kind, d, found, err)
		}
	})
}

// TestPrintsParticulars shows what a template that names a particular prints of it.
func TestPrintsParticulars(t *testing.T) {
	p := form.Particular{Name: "网站"}
	for text, want := range map[string][2]bool{
		"网址：{{网站}}": {true, false}, "{{if 网站}}有{{end}}": {false, false},
		"{{slice 网站 8}}": {false, true}, "{{前缀 `网址：` 网站}}": {true, false}, "{{if 网站}}{{网站}}{{end}}": {true, false}, "{{电话}}": {false, false},
	} {
		parsed, err := docx.Parse(wordtest.Document(t, wordtest.Paragraph(text), nil))
		if err != nil {
			t.Fatalf("docx.Parse: %v", err)
		}
		whole, changed := (&prepared{Template: parsed}).prints(&p)
		if got := [2]bool{whole, changed}; got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
