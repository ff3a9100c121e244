package merge

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/filing/batch"
	"nianbao/filing/roster"
	"nianbao/form/parts"
)

// summed returns a sum of parts, each a file and its agency, and the file that was given where it stands in that.
func summed(list ...[3]string) *sum {
	s := &sum{from: map[*parts.Part]string{}}
	for _, of := range list {
		p := parts.NewPart(of[1], of[0])
		p.Own = of[0] == "own.xlsx"
		s.parts, s.from[p] = append(s.parts, p), of[2]
	}
	return s
}

// TestRelate shows what may be said of pairs of files, and how what may not is refused.
func TestRelate(t *testing.T) {
	for _, test := range []struct{ different, same, want string }{
		{"1.xlsx=a/2.xlsx", "", ""},
		{"", " ./1.xlsx = a//2.xlsx ", ""},
		{"c=d.xlsx=1.xlsx", "", ""},
		{"1.xlsx=c=d.xlsx", "", ""},
		{"和.xlsx 里的 3.xlsx=1.xlsx", "", ""},
		{"", "1.xlsx=3.xlsx", "--same 后面的“1.xlsx=3.xlsx”分不清是哪个文件：丙局（和.xlsx 里的 3.xlsx）、丁局（总.xlsx 里的 3.xlsx）"},
		{"3.xlsx=1.xlsx", "", "--different 后面的“3.xlsx=1.xlsx”分不清是哪个文件：丙局（和.xlsx 里的 3.xlsx）、丁局（总.xlsx 里的 3.xlsx）"},
		{"1.xlsx=a/3.xlsx", "", "--different 后面的“1.xlsx=a/3.xlsx”不是这次汇总的两个文件：没有“a/3.xlsx”（有“a/2.xlsx”）"},
		{"", "0=1.xlsx", "--same 后面的“0=1.xlsx”不是这次汇总的两个文件：没有“0”"},
		{"甲=乙", "", "--different 后面的“甲=乙”不是这次汇总的两个文件：没有“甲”、“乙”"},
		{"1.xlsx", "", "--different 后面的“1.xlsx”不是这次汇总的两个文件"},
		{"out.xlsx=1.xlsx", "", "不是这次汇总的两个文件：没有“out.xlsx”（有“own.xlsx”）"},
		{"1.xlsx=1.xlsx", "", "--different 后面的“1.xlsx=1.xlsx”不对"},
		{"", "1.xlsx=own.xlsx", "--same 后面的“1.xlsx=own.xlsx”不对"},
		{"", "own.xlsx=1.xlsx", "--same 后面的“own.xlsx=1.xlsx”不对"},
		{"1.xlsx=a/2.xlsx", "a/2.xlsx=1.xlsx", "“1.xlsx=a/2.xlsx”的两个文件，既写明是同一机关，又写明不是同一机关"},
	} {
		s := summed([3]string{"1.xlsx", "甲局", "1.xlsx"}, [3]string{"a/2.xlsx", "乙局", ""}, [3]string{"3.xlsx", "丙局", "和.xlsx"},
			[3]string{"3.xlsx", "丁局", "总.xlsx"}, [3]string{"c=d.xlsx", "戊局", ""}, [3]string{"own.xlsx", "己局", ""}, [3]string{"out.xlsx", "", ""})
		s.parts[6].Out = true
		var pairs [2][]string
		for i, words := range []string{test.same, test.different} {
			if words != "" {
				pairs[i] = []string{words}
			}
		}
		err := s.relate(pairs[0], true)
		if err == nil {
			err = s.relate(pairs[1], false)
		}
		related := 0
		for _, p := range s.parts {
			related += len(p.Relations)
			if test.want == "" && len(p.Relations) > 0 && (p.Relations[0].Same != (test.same != "") || s.parts[0].Relations == nil) {
				t.Errorf("%+v: of %s is said %+v", test, p.File, p.Relations)
			}
		}
		if test.want == "" && (err != nil || related != 2) || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want+"。")) {
			t.Errorf("%+v: %v, said of %d", test, err, related)
		}
	}
}

// TestTellListed tells of files that are said to be one agency's, and stand on two lines of the list.
func TestTellListed(t *testing.T) {
	for _, test := range []struct {
		same, different string
		want            []string
	}{
		{"1.xlsx=2.xlsx", "", []string{"写明是同一机关的两个，名单上分在第 3 行和第 5 行，请看是不是写错了：乙局（1.xlsx）、甲局（2.xlsx）"}},
		{"1.xlsx=3.xlsx", "", nil}, {"2.xlsx=3.xlsx", "", nil}, {"1.xlsx=4.xlsx", "", nil}, {"", "1.xlsx=2.xlsx", nil},
	} {
		s := summed([3]string{"1.xlsx", "乙局", ""}, [3]string{"2.xlsx", "甲局", ""}, [3]string{"3.xlsx", "丙局", ""}, [3]string{"4.xlsx", "乙处", ""})
		s.lines = map[string]int{"甲局": 3, "乙局": 5, "乙处": 5}
		if test.same != "" {
			must(t, s.relate([]string{test.same}, true))
		} else {
			must(t, s.relate([]string{test.different}, false))
		}
		if s.tellListed(); !slices.Equal(s.alike, test.want) {
			t.Errorf("%+v: %q", test, s.alike)
		}
	}
}

// TestWithin tells of the parts of sums with which something is wrong, and of no file's of its own.
func TestWithin(t *testing.T) {
	part := func(file, agency, wrong string) *parts.Part {
		p := parts.NewPart(agency, file)
		p.Wrong = wrong
		return p
	}
	s := &sum{sources: []source{
		{item: batch.Item{Path: "1.xlsx"}, parts: []*parts.Part{part("1.xlsx", "甲局", "有错")}},
		{item: batch.Item{Path: "和.xlsx"}, merged: true, parts: []*parts.Part{part("2.xlsx", "乙局", ""), part("3.xlsx", "丙局", "1 个错误。")},
			out: []*parts.Part{part("4.xlsx", "", "打不开")}},
	}}
	if diff := cmp.Diff([]string{"和.xlsx 里的 4.xlsx：打不开", "丙局（和.xlsx 里的 3.xlsx）：1 个错误"}, s.within()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for n, want := range map[int]string{maxLines - 2: "", maxLines - 1: "等，共 31 个"} {
		more := s.sources
		for range n {
			more = append(more, source{item: batch.Item{Path: "和.xlsx"}, merged: true, out: []*parts.Part{part("4.xlsx", "", "打不开")}})
		}
		got := (&sum{sources: more}).within()
		if last := got[len(got)-1]; want != "" && (last != want || len(got) != maxLines+1) || want == "" && (len(got) != maxLines || strings.HasPrefix(last, "等")) {
			t.Errorf("%d lines, the last %q", len(got), last)
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("done: %v", err)
	}
}

// listOf is a list of agencies with their other names.
func listOf(t testing.TB) *roster.List {
	t.Helper()
	path := filepath.Join(t.TempDir(), "名单.csv")
	must(t, os.WriteFile(path, []byte("单位名称,别名\n甲县司法局,甲县法律援助中心\n甲县卫健委,\n甲县水利局,\n甲县教育局,\n"), 0o666))
	list, err := roster.Read(path, "")
	must(t, err)
	return list
}

// TestHoldList holds parts against a list: two of one line are refused unless it is said of them whether they are one, and
// what the list says goes into the set.
func TestHoldList(t *testing.T) {
	const justice, aid = "甲县司法局", "甲县法律援助中心"
	const twice = "名单第 2 行“甲县司法局”的有 2 份，只能有一份：甲县司法局（1.xlsx）、甲县法律援助中心（2.xlsx）"
	for _, test := range []struct {
		about, same, different string
		agencies               []string // of 1.xlsx and so on
		wrong                  []string
		filed, missing         []string
		unlisted, doubtful     []string
	}{
		{about: "each once", agencies: []string{justice, "甲县卫生健康委员会"}, filed: []string{"1.xlsx", "2.xlsx"}, missing: []string{"甲县水利局", "甲县教育局"}},
		{about: "a stranger and a doubt", agencies: []string{justice, "乙市商务局", "甲县水务局"}, filed: []string{"1.xlsx"},
			missing: []string{"甲县卫健委", "甲县教育局"}, unlisted: []string{"2.xlsx"}, doubtful: []string{"甲县水利局 3.xlsx"}},
		{about: "two of one line", agencies: []string{justice, aid}, wrong: []string{twice},
			missing: []string{"甲县卫健委", "甲县水利局", "甲县教育局"}, doubtful: []string{"甲县司法局 1.xlsx、2.xlsx"}},
		{about: "one agency's", same: "1.xlsx=2.xlsx", agencies: []string{justice, aid}, filed: []string{"1.xlsx", "2.xlsx"},
			missing: []string{"甲县卫健委", "甲县水利局", "甲县教育局"}},
		{about: "two agencies'", different: "1.xlsx=2.xlsx", agencies: []string{aid, justice}, filed: []string{"2.xlsx"},
			missing: []string{"甲县卫健委", "甲县水利局", "甲县教育局"}, unlisted: []string{"1.xlsx"}},
		{about: "two of another name", different: "1.xlsx=2.xlsx", agencies: []string{aid, aid}, filed: []string{"1.xlsx", "2.xlsx"},
			missing: []string{"甲县卫健委", "甲县水利局", "甲县教育局"}},
	} {
		t.Run(test.about, func(t *testing.T) {
			list := [][3]string{{"own.xlsx", "乙市人民政府", ""}}
			for i, agency := range test.agencies {
				list = append(list, [3]string{string(rune('1'+i)) + ".xlsx", agency, ""})
			}
			s := summed(list...)
			s.year = 2024
			if test.same != "" {
				must(t, s.relate([]string{test.same}, true))
			}
			if test.different != "" {
				must(t, s.relate([]string{test.different}, false))
			}
			told := s.holdList(listOf(t))
			set := parts.NewSet(newest(), 2024, s.parts)
			enter(told, set, s.named)
			var filed, unlisted, doubtful []string
			for _, st := range told.Outcome.Standings {
				for _, f := range st.Files {
					filed = append(filed, f.Path)
				}
			}
			for _, p := range set.Unlisted {
				unlisted = append(unlisted, p.File)
			}
			for _, p := range set.Doubtful {
				doubtful = append(doubtful, p.Agency+" "+p.File)
			}
			slices.Sort(filed)
			for _, of := range []struct {
				what      string
				want, got []string
			}{{"wrong", test.wrong, s.wrong}, {"filed", test.filed, filed}, {"missing", test.missing, set.Missing},
				{"unlisted", test.unlisted, unlisted}, {"doubtful", test.doubtful, doubtful}} {
				if !slices.Equal(of.want, of.got) {
					t.Errorf("%s: %q, want %q", of.what, of.got, of.want)
				}
			}
			if s.doubled != (len(test.wrong) > 0) || !strings.HasSuffix(set.List, "/名单.csv") {
				t.Errorf("doubled %v, list %s", s.doubled, set.List)
			}
		})
	}
	s := summed([3]string{"1.xlsx", justice, ""}, [3]string{"2.xlsx", aid, ""})
	s.wrong = []string{"1.xlsx、2.xlsx"} // said already
	if s.holdList(listOf(t)); len(s.wrong) != 1 || s.doubled {
		t.Errorf("%q", s.wrong)
	}
	if told, lines := s.holdList(nil), linesOf(nil); told != nil || lines != nil {
		t.Errorf("without a list: %v, %v", told, lines)
	}
	if got, want := linesOf(listOf(t)), map[string]int{justice: 2, aid: 2, "甲县卫健委": 3, "甲县水利局": 4, "甲县教育局": 5}; !cmp.Equal(got, want) {
		t.Errorf("lines %v, want %v", got, want)
	}
}
