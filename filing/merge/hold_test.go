package merge

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/form"
	"nianbao/form/parts"
)

func newest() *form.Form {
	forms := filing.Builtin().Forms
	return forms[len(forms)-1]
}

// TestHold reads the reports that a superior's adds up, tells of those that are none, and holds the sum against them.
func TestHold(t *testing.T) {
	l, dir := filing.Builtin(), t.TempDir()
	r := rand.New(rand.NewPCG(1, 1))
	one, two := soundReport(r, newest(), "甲县司法局", 2024), soundReport(r, newest(), "甲县教育局", 2024)
	write(t, dir, "1.json", one, true)
	write(t, dir, "2.json", two, true)
	write(t, dir, "3.json", soundReport(r, newest(), "甲县水利局", 2023), true)
	undated := soundReport(r, newest(), "甲县民政局", 2024)
	undated.Year, undated.Particulars[form.Year] = 0, ""
	write(t, dir, "4.json", undated, true)
	must(t, os.WriteFile(filepath.Join(dir, "5.xlsx"), []byte("x"), 0o666))
	whole := parts.NewSet(newest(), 2024, []*parts.Part{parts.Of(one, "1.json"), parts.Of(two, "2.json")}).Report()
	whole.Agency, whole.Year = "甲县人民政府", 2024
	whole.Particulars[form.Agency], whole.Particulars[form.Year] = whole.Agency, "2024"
	settle(whole)
	superior := write(t, t.TempDir(), "汇总.xlsx", whole, false)
	opened := func() *filing.Filing {
		f, err := l.Open(superior, "")
		must(t, err)
		return f
	}
	names := func(list ...string) Holding {
		var h Holding
		for _, name := range list {
			h.Names = append(h.Names, filepath.Join(dir, name))
		}
		return h
	}
	sumsDiffer := func(f *filing.Filing) (ids []string) {
		for _, d := range l.Check(f) {
			if strings.HasPrefix(d.Rule.ID, "M") && !slices.Contains(ids, d.Rule.ID) {
				ids = append(ids, d.Rule.ID)
			}
		}
		slices.Sort(ids)
		return ids
	}

	f, all := opened(), names("1.json", "2.json", "3.json", "4.json", "5.xlsx")
	all.Roster = listOf(t).Path
	held, err := Hold(l, f, all)
	must(t, err)
	var out []string
	for _, p := range f.Parts().Out {
		out = append(out, filepath.Base(p.File)+" "+p.Wrong)
	}
	want := []string{"3.json 2023年、2021版", "4.json 没有写年度", "5.xlsx 这个文件读不了：是纯文本，扩展名是 .xlsx"}
	if len(f.Parts().Parts) != 2 || !slices.Equal(out, want) {
		t.Errorf("%d added up, not: %q", len(f.Parts().Parts), out)
	}
	if set := f.Parts(); held.Listed == nil || !slices.Equal(set.Missing, []string{"甲县卫健委"}) {
		t.Errorf("missing %q", set.Missing)
	}

	f = opened()
	if held, err := Hold(l, f, names("1.json", "2.json")); err != nil || held.Listed != nil || held.Left.All() > 0 || len(sumsDiffer(f)) > 0 {
		t.Errorf("%+v, %v: %v", held, err, sumsDiffer(f))
	}
	f = opened()
	if _, err := Hold(l, f, names("1.json")); err != nil || !slices.Contains(sumsDiffer(f), "M01") {
		t.Errorf("without a report: %v, %v", sumsDiffer(f), err)
	}
	if _, err := Hold(l, f, Holding{Files{Request: batch.Request{Names: []string{superior, filepath.Join(dir, "1.json")}}}}); err != nil || len(f.Parts().Parts) != 1 {
		t.Errorf("it counts as its own part: %v, %v", f.Parts().Parts, err)
	}

	noYear := opened()
	noYear.Report.Year = 0
	unread := names("1.json")
	unread.Roster = filepath.Join(dir, "none.csv")
	empty := Holding{Files{Request: batch.Request{Names: []string{t.TempDir()}}}}
	for _, test := range []struct {
		about string
		f     *filing.Filing
		h     Holding
		want  string
	}{
		{"no year", noYear, names("1.json"), "没有写年度，不能与各机关的报告核对"},
		{"no list", opened(), unread, "名单打不开"},
		{"an empty folder", opened(), empty, "文件夹里没有文件"},
		{"another year alone", opened(), names("3.json", "4.json"), "--parts 里没有一个读得了的 2024年、2021版报告，各机关之和没有核对"},
	} {
		if _, err := Hold(l, test.f, test.h); err == nil || !strings.Contains(err.Error(), test.want) || test.f.Parts() != nil {
			t.Errorf("%s: %v", test.about, err)
		}
	}
}

// TestUnreadFolder shows that nothing is added up where a folder cannot be looked into: what is in it would be missing.
func TestUnreadFolder(t *testing.T) {
	dir := t.TempDir()
	at, err := os.OpenRoot(dir)
	must(t, err)
	for range 20 { // no system opens so long a path
		name := strings.Repeat("x", 250)
		must(t, at.Mkdir(name, 0o777))
		below, err := at.OpenRoot(name)
		must(t, err)
		at.Close()
		at = below
	}
	at.Close()
	must(t, os.WriteFile(filepath.Join(dir, "1.xlsx"), nil, 0o666))
	files := Files{Request: batch.Request{Names: []string{dir}, Recursive: true}}
	_, err = Merge(filing.Builtin(), Merging{Files: files, Out: filepath.Join(dir, "out.xlsx")})
	if err == nil || !strings.Contains(err.Error(), "这个文件夹打不开，里面的文件没有处理") {
		t.Errorf("got %v", err)
	}
}

// TestJoined joins what was read with what a superior's workbook says it has added up: agencies that were not read count as
// they stand there, under whatever name their file lies now.
func TestJoined(t *testing.T) {
	set := func(inSheet bool, list ...[2]string) *parts.Set {
		var of []*parts.Part
		for _, p := range list {
			of = append(of, parts.NewPart(p[1], p[0]))
		}
		s := parts.NewSet(newest(), 2024, of)
		s.InSheet = inSheet
		return s
	}
	read := [][2]string{{"a/1.json", "甲局"}, {"a/2.json", "乙局"}}
	for _, test := range []struct {
		about  string
		before *parts.Set
		want   string // the files that are added up; of which kept
	}{
		{"none before", nil, "a/1.json a/2.json; "},
		{"held before, not written", set(false, [2]string{"9.json", "丙局"}), "a/1.json a/2.json; "},
		{"the same", set(true, read...), "a/1.json a/2.json; "},
		{"one more", set(true, append(read, [2]string{"9.json", "丙局"})...), "9.json a/1.json a/2.json; 9.json"},
		{"elsewhere", set(true, [2]string{"b/1.json", "甲局"}, [2]string{"b/2.json", "乙局"}), "a/1.json a/2.json; "},
	} {
		got := joined(newest(), 2024, set(false, read...).Parts, test.before)
		files := func(list []*parts.Part) string {
			var names []string
			for _, p := range list {
				names = append(names, p.File)
			}
			return strings.Join(names, " ")
		}
		if said := files(got.Parts) + "; " + files(got.Kept); said != test.want || (got.Before != nil) != (test.before != nil && test.before.InSheet) {
			t.Errorf("%s: %s, want %s", test.about, said, test.want)
		}
	}
	damaged := set(true, [2]string{"9.json", "丙局"})
	damaged.Damage = &parts.Damage{}
	if got := joined(newest(), 2024, nil, damaged); len(got.Parts) > 0 {
		t.Errorf("of a damaged sheet: %v", got.Parts)
	}
}

// TestReadAgain finds the part of a file where it lies, and elsewhere that of its agency and name, if that is one.
func TestReadAgain(t *testing.T) {
	at := func(file, agency string) *parts.Part { return parts.NewPart(agency, file) }
	here, moved, renamed, other := at("a/1.json", "乙局"), at("b/1.json", "甲局"), at("b/2.json", "甲局"), at("c/1.json", "甲局")
	for _, test := range []struct {
		about string
		list  []*parts.Part
		want  *parts.Part
	}{
		{"its file, whoever's", []*parts.Part{moved, here}, here}, {"elsewhere", []*parts.Part{renamed, moved}, moved},
		{"under another name", []*parts.Part{renamed}, nil}, {"twice", []*parts.Part{moved, other}, nil}, {"none", nil, nil},
	} {
		if got := readAgain(at("a/1.json", "甲局"), test.list); got != test.want {
			t.Errorf("%s: %+v", test.about, got)
		}
	}
}
