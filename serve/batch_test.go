package serve

import (
	"bytes"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/contract"
	"nianbao/filing/file"
	"nianbao/form/parts"
	"nianbao/serve/desk"
	"nianbao/serve/view"
)

const carriedIn = "applications.carried_in.person"

// shared is a text that agencies have from each other.
const shared = "一是政策解读形式单一，图解、视频解读偏少，群众看不懂的地方还比较多。二是基层公开专区栏目更新不及时，个别单位超过两个月没有更新。" +
	"下一步，我们将组织业务骨干到先进地区学习，把解读材料提前一周送审，并按月通报栏目更新情况。"

// A made document of many files.
type made struct {
	Download, Name string
	Remarks        []string
}

// agency drops the sample as an agency's, with so many of last year's applications more and of this year's fewer.
func (c *client) agency(name string, shift int) *view.View {
	c.t.Helper()
	v := c.dropped(samplePath)
	return c.correct(v.ID, typed{"particulars": typed{"agency": name}, "texts": typed{"problems": shared}, "cells": typed{
		received: strconv.Itoa(3001 - shift), carriedIn: strconv.Itoa(34 + shift)}})
}

// sheets returns the rows of a workbook's sheets.
func sheets(t testing.TB, data []byte) map[string][][]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("excelize.OpenReader: %v", err)
	}
	defer f.Close()
	all := map[string][][]string{}
	for _, name := range f.GetSheetList() {
		if all[name], err = f.GetRows(name); err != nil {
			t.Fatalf("f.GetRows: %v", err)
		}
	}
	return all
}

// row returns the first row of all sheets in which a cell holds words.
func row(all map[string][][]string, words string) []string {
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for _, r := range all[name] {
			if slices.Contains(r, words) {
				return r
			}
		}
	}
	return nil
}

// TestZip packs what can be packed, and says of each file what came of it.
func TestZip(t *testing.T) {
	c := start(t, t.TempDir())
	good := c.dropped(samplePath)
	bad := c.correct(c.dropped(samplePath).ID, typed{"cells": typed{granted: "1828"}})
	none := c.drop(part{"=读我.txt", []byte("不是统计表")})[0]
	again := c.dropped(samplePath)
	for draft, want := range map[bool]int{false: 2, true: 3} {
		var of made
		c.must("POST", "/api/v1/batch", desk.Batch{Files: []string{good.ID, bad.ID, none.ID, again.ID, good.ID}, Kind: "zip", Draft: draft}, &of)
		files := unzip(t, c.download(of.Download))
		list := sheets(t, files["检查结果汇总.xlsx"])
		delete(files, "检查结果汇总.xlsx")
		if len(files) != want || len(of.Remarks) == 0 || !strings.Contains(of.Remarks[0], "=读我.txt（读不了）") {
			t.Errorf("draft %t: %q %q", draft, slices.Sorted(maps.Keys(files)), of.Remarks)
		}
		for name, data := range files {
			if f := opened(t, name, data); f.Report.Year != 2024 || row(list, name) == nil {
				t.Errorf("%s is of %d, and in the list %q", name, f.Report.Year, row(list, name))
			}
		}
		if r := row(list, "huaian-2024（2）.xlsx"); !slices.Contains(r, "有错误") || !strings.Contains(strings.Join(r, " "), "应为 1288") {
			t.Errorf("the wrong one: %q", r)
		}
		if r := row(list, "'=读我.txt"); !slices.Contains(r, "读不了") {
			t.Errorf("what is no workbook: %q", r)
		}
	}
	if status := c.json("POST", "/api/v1/batch", desk.Batch{Files: []string{bad.ID, none.ID}, Kind: "zip"}, nil); status != http.StatusConflict {
		t.Errorf("a zip of nothing: %d", status)
	}
}

// TestSum adds up what stands on the page, not what was dropped, and refuses what must not be added up.
func TestSum(t *testing.T) {
	c := start(t, t.TempDir())
	a, b := c.agency("示例市司法局", 5), c.agency("示例市财政局", 7)
	var of made
	sum := desk.Batch{Files: []string{b.ID, a.ID, b.ID}, Kind: "merge", Agency: "示例市人民政府"}
	c.must("POST", "/api/v1/batch", sum, &of)
	f := opened(t, of.Name, c.download(of.Download))
	r := contract.NewReport("", f.Report)
	for id, want := range map[string]string{received: "5990", carriedIn: "80", granted: "2576"} {
		if r.Values[id] != want {
			t.Errorf("%s is %s, want %s", id, r.Values[id], want)
		}
	}
	if r.Agency != "示例市人民政府" || f.Parts() == nil || len(f.Parts().Parts) != 2 {
		t.Errorf("%s adds up %+v", r.Agency, f.Parts())
	}
	rows := sheets(t, c.download(of.Download))[parts.SheetTitle]
	if text := strings.Join(slices.Concat(rows...), " "); !strings.Contains(text, "huaian-2024.xlsx") ||
		!strings.Contains(text, "huaian-2024（2）.xlsx") || strings.Contains(text, "nianbao-page") {
		t.Errorf("%s", text)
	}
	if len(of.Remarks) > 0 && strings.Contains(strings.Join(of.Remarks, " "), "nianbao") {
		t.Errorf("%q", of.Remarks)
	}
	sum.Own, sum.Agency = a.ID, ""
	c.must("POST", "/api/v1/batch", sum, &of)
	f = opened(t, of.Name, c.download(of.Download))
	if r = contract.NewReport("", f.Report); r.Agency != "示例市司法局" || r.Values[received] != "5990" || r.Texts["problems"] != shared {
		t.Errorf("with one of its own: %s %s %s", r.Agency, r.Values[received], r.Texts["problems"])
	}
	c.expect(http.StatusBadRequest, "POST", "/api/v1/batch", desk.Batch{Files: []string{a.ID}, Own: b.ID, Kind: "merge"})
	sum.Own = ""
	c.correct(b.ID, typed{"cells": typed{granted: "1828"}})
	none := c.drop(part{"读我.txt", []byte("不是统计表")})[0]
	twice := c.agency("示例市司法局", 1)
	for _, test := range []struct {
		of   desk.Batch
		want int
		says string
	}{
		{sum, 409, "1 个文件有错误，没有汇总"},
		{desk.Batch{Files: []string{a.ID, none.ID}, Kind: "merge"}, 409, "1 个文件读不了，没有汇总"},
		{desk.Batch{Files: []string{a.ID, twice.ID}, Kind: "merge"}, 409, "示例市司法局 有 2 份"},
		{desk.Batch{Files: sum.Files, Kind: "merge", Draft: true}, 200, "列在"},
		{desk.Batch{Files: []string{a.ID, none.ID}, Kind: "merge", Draft: true}, 200, "1 个文件有错误或者读不了"},
	} {
		status, data := c.posted("/api/v1/batch", test.of)
		if status != test.want || !strings.Contains(string(data), test.says) || strings.Contains(string(data), "nianbao-page") {
			t.Errorf("%+v: %d %s, want %q", test.of, status, data, test.says)
		}
	}
}

// TestTogether tells who of a list has reported, under which names files are known, and what texts they share.
func TestTogether(t *testing.T) {
	c := start(t, t.TempDir())
	a, b, again := c.agency("示例市司法局", 5), c.agency("示例市财政局", 7), c.agency("示例市财政局", 7)
	none := c.drop(part{"读我.txt", []byte("不是统计表")})[0]
	ids := []string{a.ID, b.ID, again.ID, none.ID}
	list := []string{"机关\t别名", "示例市司法局", "示例市税务局\t市税务局", "示例市财政局"}
	var of desk.Together
	c.must("POST", "/api/v1/together", typed{"files": ids, "roster": list}, &of)
	want := contract.RosterSummary{Agencies: 3, Filed: 2, Repeated: 1, Missing: 1}
	if of.Roster == nil || of.Roster.Summary != want || len(of.Roster.Nameless) != 1 || of.Roster.Nameless[0].File != "读我.txt" {
		t.Errorf("%+v", of.Roster)
	}
	if said := strings.Join(of.Said, "\n"); !strings.Contains(said, "没有报（1 个）：示例市税务局") ||
		!strings.HasPrefix(said, "应报 3 个机关") || !strings.Contains(said, "huaian-2024（2）.xlsx、huaian-2024（3）.xlsx") {
		t.Errorf("%s", said)
	}
	if len(of.Files) != 4 || of.Files[1] != (desk.Named{ID: b.ID, Name: "huaian-2024（2）.xlsx"}) {
		t.Errorf("%+v", of.Files)
	}
	if len(of.Among) == 0 || len(of.Among[0].Files) < 2 {
		t.Errorf("nothing is said of texts that are the same: %+v", of.Among)
	}
	c.must("POST", "/api/v1/together", typed{"files": ids, "roster": []string{" ", ""}}, &of)
	if of.Roster != nil || len(of.Said) > 0 {
		t.Errorf("without a list %+v", of)
	}
	for kind, says := range map[string]string{"summary.xlsx": "huaian-2024（2）.xlsx", "summary.html": "huaian-2024（2）.xlsx", "notice.docx": "示例市税务局"} {
		var of made
		c.must("POST", "/api/v1/batch", desk.Batch{Files: ids, Kind: kind, Roster: list, Issuer: "示例市人民政府办公室"}, &of)
		data := c.download(of.Download)
		text := string(data)
		if !strings.HasSuffix(kind, ".html") {
			text = ""
			for _, part := range unzip(t, data) {
				text += string(part)
			}
		}
		if !strings.Contains(text, says) || strings.Contains(text, "nianbao-page") || !strings.Contains(strings.Join(of.Remarks, "，"), "没有报（1 个）：示例市税务局") {
			t.Errorf("%s: %q, has %s: %t", kind, of.Remarks, says, strings.Contains(text, says))
		}
	}
}

// TestNoFileBeside shows that no file where the program runs is taken for one of the page's by its name.
func TestNoFileBeside(t *testing.T) {
	data := load(t, samplePath)
	c := start(t, t.TempDir())
	t.Chdir(t.TempDir())
	c.must("POST", "/api/v1/files/"+c.drop(part{"甲.xlsx", data})[0].ID+"/last", typed{"file": nil}, nil)
	if err := file.SavePrivate("甲.xlsx", []byte("另一份")); err != nil {
		t.Fatalf("file.SavePrivate: %v", err)
	}
	b := c.correct(c.drop(part{"乙.xlsx", data})[0].ID, typed{"particulars": typed{"agency": "示例市财政局"}})
	for _, kind := range []string{"merge", "zip", "summary.xlsx"} {
		var of made
		c.must("POST", "/api/v1/batch", desk.Batch{Files: []string{c.ids()[0], b.ID}, Kind: kind}, &of)
		if kind == "merge" {
			f := opened(t, of.Name, c.download(of.Download))
			if got := contract.NewReport("", f.Report).Values[received]; got != "6002" {
				t.Errorf("the sum is %s", got)
			}
		}
	}
}

// posted sends JSON and returns the answer as it is.
func (c *client) posted(path string, body any) (int, []byte) {
	c.t.Helper()
	status, _, data := c.do("POST", path, "application/json", strings.NewReader(string(marshal(c.t, body))))
	return status, data
}
