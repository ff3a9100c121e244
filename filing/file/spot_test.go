package file

import (
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"nianbao/filing/seal"
	"nianbao/ooxml/opc"
)

// TestSpotsAtOnce shows that of runs which write the same output at the same time, under a name that they gave it, none
// is refused.
func TestSpotsAtOnce(t *testing.T) {
	pkg := opc.New()
	if err := seal.Sign(pkg); err != nil {
		t.Fatalf("seal.Sign: %v", err)
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	dir := t.TempDir()
	for round := range 60 {
		out := filepath.Join(dir, strconv.Itoa(round)+".docx")
		var runs sync.WaitGroup
		for range 10 {
			runs.Go(func() {
				spot, refusal := FindSpot(out, true, nil, nil, false)
				if refusal != nil {
					t.Error(refusal)
				} else if err := spot.Save(data); err != nil || spot.Path != out {
					t.Error(spot.Path, err)
				}
			})
		}
		runs.Wait()
	}
}

// TestFindSpot finds where an output goes under a name that the program gave it, beside what stands there, and under one
// that somebody gave.
func TestFindSpot(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	pkg := opc.New()
	if err := seal.Sign(pkg); err != nil {
		t.Fatalf("seal.Sign: %v", err)
	}
	own, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	put := func(name string, data []byte, perm os.FileMode) {
		if err := os.WriteFile(at(name), data, perm); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
	}
	put("自己的.docx", own, 0o666)
	put("别人的.docx", nil, 0o666)
	put("两份.docx", nil, 0o666)
	put("两份（2）.docx", own, 0o666)
	put("锁住.docx", own, 0o444)
	for n := range maxSpots {
		put(Numbered("满.docx", n+1), nil, 0o666)
	}
	var run Ledger
	run.Wrote(at("写过.docx"), "甲.xlsx")
	for _, test := range []struct {
		out          string
		named, force bool
		want         string // the path
		replaced     bool
		kept         string
		refused      string
	}{
		{"新.docx", true, false, "新.docx", false, "", ""}, {"自己的.docx", true, false, "自己的.docx", true, "", ""},
		{"别人的.docx", true, false, "别人的（2）.docx", false, "别人的.docx", ""}, {"两份.docx", true, false, "两份（2）.docx", true, "两份.docx", ""},
		{"锁住.docx", true, false, "锁住（2）.docx", false, "锁住.docx", ""}, {"满.docx", true, false, "", false, "", "文件已经存在，没有覆盖"},
		{"别人的.docx", true, true, "别人的.docx", false, "", ""}, {"别人的.docx", false, true, "别人的.docx", false, "", ""},
		{"自己的.docx", false, false, "", false, "", "文件已经存在，没有覆盖"}, {"./新.docx", false, false, "新.docx", false, "", ""},
		{"写过.docx", true, true, "", false, "", "和 甲.xlsx 的报告同名（机关名称和年度都相同），没有覆盖"},
		{"入.docx", true, false, "", false, "", "输出文件就是输入文件"},
	} {
		got, refusal := FindSpot(dir+string(filepath.Separator)+test.out, test.named, Inputs{at("入.docx")}, &run, test.force)
		if refusal != nil || test.refused != "" {
			if refusal == nil || refusal.Reason != test.refused {
				t.Errorf("%+v: %v", test, refusal)
			}
			continue
		}
		kept := ""
		if got.Kept != "" {
			kept = filepath.Base(got.Kept)
		}
		if got.Path != at(test.want) || got.Replaced != test.replaced || kept != test.kept {
			t.Errorf("%+v: %+v", test, got)
		}
		if err := got.Save([]byte("x")); err != nil {
			t.Errorf("%+v: %v", test, err)
		}
		if test.want == "新.docx" {
			os.Remove(got.Path)
		}
	}
}
