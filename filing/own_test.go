package filing

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/docx/wordtest"
	"nianbao/filing/batch"
	"nianbao/filing/correct"
	"nianbao/filing/file"
	"nianbao/filing/filingtest"
	"nianbao/filing/seal"
	"nianbao/form/parts"
	"nianbao/ooxml/opc"
	"nianbao/render/readback"
)

// changedBy changes a part of a package, so that its mark does not fit any more.
func changedBy(t testing.TB, path, out string) string {
	t.Helper()
	pkg, err := opc.ReadFile(path)
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	pkg.Set("docProps/core.xml", []byte(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`))
	data, err := pkg.Bytes()
	if err == nil {
		err = os.WriteFile(out, data, 0o666)
	}
	if err != nil {
		t.Fatalf("write %s: %v", out, err)
	}
	return out
}

// TestWhyNone shows why what is found in a folder is no filing: what this program wrote there, be it changed since or not,
// and what is to be filled in; all else is one.
func TestWhyNone(t *testing.T) {
	l, dir := Builtin(), t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("made: %v", err)
		}
	}
	sample, err := os.ReadFile(books[0])
	must(err)
	must(os.WriteFile(at("统计表.xlsx"), sample, 0o666))
	_, err = l.Convert(at("统计表.xlsx"), Conversion{Out: at("报告.docx")})
	must(err)
	_, err = l.ExportTemplate("2021", at("模板.docx"), false)
	must(err)
	_, err = l.New(Blank{Agency: "甲局", Year: 2024, Out: at("空白.xlsx")})
	must(err)
	changedBy(t, at("空白.xlsx"), at("动过的空白.xlsx"))
	last := yearBefore(t, books[0])
	for _, name := range []string{"对比.docx", "对比.html", "对比.xlsx"} {
		_, err = l.Compare(Comparison{Last: last, This: at("统计表.xlsx"), Out: at(name)})
		must(err)
	}
	changedBy(t, at("对比.docx"), at("动过的对比.docx"))
	pkg, err := opc.ReadFile(at("报告.docx"))
	must(err)
	must(seal.SignAs(pkg, seal.Comparison)) // as where somebody has written the texts into a table of two years
	data, err := pkg.Bytes()
	must(err)
	must(os.WriteFile(at("写好的对比.docx"), data, 0o666))
	changedBy(t, at("写好的对比.docx"), at("动过的写好的对比.docx"))
	must(seal.SignAs(pkg, seal.Notice))
	data, err = pkg.Bytes()
	must(err)
	must(os.WriteFile(at("通报.docx"), data, 0o666))
	changedBy(t, at("通报.docx"), at("动过的通报.docx"))
	must(os.WriteFile(at("坏.docx"), []byte("x"), 0o666))
	pkg = wordtest.Document(t, wordtest.Paragraph("通知"), nil)
	must(seal.Sign(pkg)) // as what is filled into any template
	data, err = pkg.Bytes()
	must(err)
	must(os.WriteFile(at("通知.docx"), data, 0o666))

	const filing = -1
	for _, test := range []struct {
		name  string
		made  bool
		why   batch.Reason // WhyNone
		whole batch.Reason // WhyLeft, once the workbook was met
	}{
		{"统计表.xlsx", false, filing, filing},
		{"报告.docx", true, filing, batch.Written},
		{"模板.docx", false, batch.Template, batch.Template},
		{"空白.xlsx", true, batch.Blank, batch.Blank},
		{"动过的空白.xlsx", true, filing, filing},
		{"对比.docx", true, batch.Written, batch.Written},
		{"对比.xlsx", true, batch.Written, batch.Written},
		{"对比.html", true, batch.Written, batch.Written},
		{"动过的对比.docx", true, batch.Altered, batch.Altered},
		{"写好的对比.docx", true, batch.Written, batch.Written},
		{"动过的写好的对比.docx", true, filing, batch.Written}, // it says what the workbook does
		{"通报.docx", true, filing, batch.Written},
		{"动过的通报.docx", true, filing, batch.Written},
		{"坏.docx", false, filing, filing},
		{"通知.docx", true, batch.Written, batch.Written},
	} {
		f, err := l.Open(at(test.name), "")
		if err != nil {
			f = nil
		}
		item := batch.Item{Path: at(test.name), Found: true, Made: seal.Bears(at(test.name))}
		why, none := WhyNone(item, f.Traits())
		var met batch.Originals
		met.Meet(batch.Item{Path: at("统计表.xlsx")}, "示例市人民政府", 2024, nil)
		whole, left := l.WhyLeft(item, f.Traits(), &met, "")
		if !none {
			why = filing
		}
		if !left {
			whole = filing
		}
		if item.Made != test.made || why != test.why || whole != test.whole {
			t.Errorf("%s: made %v, %d and %d; want %+v", test.name, item.Made, why, whole, test)
		}
		item.Found = false // somebody names it
		if why, none := WhyNone(item, f.Traits()); test.why == batch.Template && none {
			t.Errorf("a template that is named is left out: %d", why)
		}
	}
}

// TestMadeOf shows that a report which this program made is no filing beside what it was made of, and one where nothing
// else is there, or where it says something else.
func TestMadeOf(t *testing.T) {
	l, dir := Builtin(), t.TempDir()
	report, book := convertTo(t, books[0], "报告.docx"), books[0]
	changed := changedBy(t, report, filepath.Join(dir, "动过.docx"))
	other := spoiled(t, func(s *filingtest.Spoiler) { s.Number(filingtest.Applied+"!D6", "4001") })
	broken := filepath.Join(dir, "坏.docx")
	if err := os.WriteFile(broken, []byte("x"), 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	for _, test := range []struct {
		about, path string
		others      []string
		want        bool
	}{
		{"as it was", report, nil, true}, {"changed, alone", changed, nil, false}, {"changed, and the same", changed, []string{broken, book}, true},
		{"changed, beside another", changed, []string{other, broken}, false}, {"unread", broken, []string{book}, false},
	} {
		if got := l.IsMadeOf(test.path, "", test.others); got != test.want {
			t.Errorf("%s: %v", test.about, got)
		}
	}
}

// TestTraits counts what tells whether a file is a filing, and how many of a sum's agencies were met.
func TestTraits(t *testing.T) {
	f, err := Builtin().Open(books[0], "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	own := parts.NewPart("示例市人民政府", "本级.xlsx")
	own.Own = true
	set := parts.NewSet(f.Report.Form, 2024, []*parts.Part{own, parts.NewPart("甲局", "1.xlsx"), parts.NewPart("乙局", "2.xlsx")})
	f.HoldParts(set)
	if t1 := f.Traits(); t1.sumOf != nil || t1.Agency != "示例市人民政府" || t1.Year != 2024 || t1.blank || t1.template || t1.texts != 3 {
		t.Errorf("%+v", t1)
	}
	set.InSheet = true
	traits := f.Traits()
	var met batch.Originals
	met.Add(batch.Item{Path: "1.xlsx"}, "甲局", 2024)
	met.Add(batch.Item{Path: "2.xlsx"}, "乙局", 2023)
	if there, all := traits.IsSumOf(&met); there != 1 || all != 2 || !slices.Equal(traits.sumOf, []string{"甲局", "乙局"}) {
		t.Errorf("%d of %d: %v", there, all, traits.sumOf)
	}
	item := batch.Item{Path: books[0], Found: true, Made: true}
	if why, left := Builtin().WhyLeft(item, traits, &met, ""); left {
		t.Errorf("with half of its parts it is left out: %d", why)
	}
	met.Add(batch.Item{Path: "3.xlsx"}, "乙局", 2024)
	if why, left := Builtin().WhyLeft(item, traits, &met, ""); !left || why != batch.Written || !met.Met("示例市人民政府", 2024) {
		t.Errorf("with all of its parts it stays: %d", why)
	}
	if got := (&Filing{}).Traits(); !got.Unread || got.Agency != "" {
		t.Errorf("without a report: %+v", got)
	}
}

// TestStale finds what an earlier run made of a filing that has errors now, and nothing else.
func TestStale(t *testing.T) {
	l, dir := Builtin(), t.TempDir()
	wrong := spoiled(t, func(s *filingtest.Spoiler) { s.Number(filingtest.Applied+"!D6", "4001") })
	named, err := l.Convert(books[0], Conversion{Folder: dir})
	if err != nil {
		t.Fatalf("l.Convert: %v", err)
	}
	draft, foreign, other := filepath.Join(dir, "草稿.docx"), filepath.Join(dir, "别的.docx"), filepath.Join(dir, "别人的.docx")
	if _, err := l.Convert(wrong, Conversion{Out: draft, Draft: true}); err != nil {
		t.Fatalf("l.Convert: %v", err)
	}
	if _, err := l.Convert(books[1], Conversion{Out: other}); err != nil {
		t.Fatalf("l.Convert: %v", err)
	}
	if err := os.WriteFile(foreign, []byte("x"), 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	var run file.Ledger
	run.Wrote(draft, wrong)
	for _, test := range []struct {
		about, path string
		c           Conversion
		want        Stale
	}{
		{"under the usual name", wrong, Conversion{Folder: dir}, Stale{named.Path, false}},
		{"a draft that says the same", wrong, Conversion{Out: draft}, Stale{draft, true}},
		{"of this run", wrong, Conversion{Out: draft, Run: &run}, Stale{}},
		{"nothing there", wrong, Conversion{Folder: t.TempDir()}, Stale{}},
		{"somebody else's file", wrong, Conversion{Out: foreign}, Stale{}},
		{"another agency's report", wrong, Conversion{Out: other}, Stale{}},
		{"the filing itself", named.Path, Conversion{Out: named.Path}, Stale{}},
		{"no kind of output", wrong, Conversion{Folder: dir, To: ".txt"}, Stale{}},
		{"no filing", foreign, Conversion{Folder: dir}, Stale{}},
	} {
		if got := l.Stale(test.path, test.c); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.about, got, test.want)
		}
	}
	done, err := l.Convert(wrong, Conversion{Folder: dir})
	if err != nil || done.Path != "" || done.Stale != (Stale{named.Path, false}) {
		t.Errorf("converted: %+v, %v", done, err)
	}
}

// TestDraftStays shows that what is made of a draft's data is a draft, too.
func TestDraftStays(t *testing.T) {
	wrong := spoiled(t, func(s *filingtest.Spoiler) { s.Text("文字!A4", "第一段。") })
	data := filepath.Join(t.TempDir(), "草稿.json")
	if _, err := Builtin().Convert(wrong, Conversion{Out: data, Draft: true}); err != nil {
		t.Fatalf("Builtin().Convert: %v", err)
	}
	done, err := Builtin().Convert(data, Conversion{Out: filepath.Join(t.TempDir(), "a.docx")})
	if err != nil || done.Path == "" {
		t.Fatalf("converted: %+v, %v", done, err)
	}
	if !strings.Contains(headers(t, done.Path), "草稿") {
		t.Error("it is not marked")
	}
}

// TestCorrectExplained shows that what is explained on the page goes with the filing, even one finding alone, and that it
// stands in the workbook that is fetched.
func TestCorrectExplained(t *testing.T) {
	l := Builtin()
	path := spoiled(t, func(s *filingtest.Spoiler) { s.Text("基本信息!B11", "2025年6月20日") })
	f, err := l.Open(path, "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	list, err := l.Explain(f, Waiving{Rule: "N31", Reason: "经批准延期公布"}, nil)
	if err != nil || len(list) != 1 {
		t.Fatalf("explained: %+v, %v", list, err)
	}
	now, err := l.Correct(f, correct.Typed{}, list)
	if err != nil {
		t.Fatalf("l.Correct: %v", err)
	}
	if found := l.Check(now); Explained(found) != 1 || len(found) != 1 || len(f.Waivers()) > 0 {
		t.Errorf("%v", found)
	}
	out := filepath.Join(t.TempDir(), "说明.xlsx")
	if err := l.SaveWorkbook(now, out); err != nil {
		t.Fatalf("l.SaveWorkbook: %v", err)
	}
	back, err := l.Open(out, "")
	if err == nil {
		err = back.ReadWaivers()
	}
	if err != nil || len(back.Waivers()) != 1 || back.Waivers()[0].Reason != "经批准延期公布" {
		t.Errorf("read back: %+v, %v", back.Waivers(), err)
	}
	if _, err := l.Explain(f, Waiving{Rule: "N31"}, nil); err == nil {
		t.Error("explained without a reason")
	}
}

// TestNotReadBack shows that what is no report is told from one that reads otherwise, of each kind of file.
func TestNotReadBack(t *testing.T) {
	l := Builtin()
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	meant := &readback.Meant{Report: f.Report}
	for kind, compare := range map[string]comparer{
		"page": func(data []byte) ([]readback.Difference, error) { return l.comparePage(data, meant) },
		"data": func(data []byte) ([]readback.Difference, error) { return compareData(data, meant) },
		"Word": func(data []byte) ([]readback.Difference, error) { return l.compareWord(data, meant, printsAll) },
	} {
		for _, data := range []string{"", "<html><body><p>甲</p></body></html>", `{"schema": 1, "form": "1999"}`} {
			if found, err := compare([]byte(data)); err == nil || found != nil {
				t.Errorf("%s: %q: %v, %v", kind, data, found, err)
			}
		}
	}
}
