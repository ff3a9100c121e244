package serve

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"nianbao/filing"
	"nianbao/serve/desk"
	"nianbao/serve/view"
)

type typed = map[string]any

const (
	received = "applications.received.person"
	total    = "applications.received.total"
	granted  = "applications.granted.person"
)

// TestDropCorrectFetch is what somebody does who has never seen the page: drop, see, correct, take the Word file.
func TestDropCorrectFetch(t *testing.T) {
	c := start(t, t.TempDir())
	v := c.dropped(samplePath)
	if v.Check.Status != "ok" || text(v, received) != "3001" || len(v.Tables) != 3 || v.Can.Undo || !v.Can.Workbook {
		t.Fatalf("%+v", v.Check)
	}
	v = c.correct(v.ID, typed{"cells": typed{granted: "1828"}})
	if v.Check.Status != "findings" || v.Check.Findings[0].Suspects[0].ShouldBe != "1288" || !v.Can.Undo {
		t.Fatalf("%+v", v.Check)
	}
	if status := c.json("POST", "/api/v1/files/"+v.ID+"/documents", desk.Wanted{Kind: "docx"}, nil); status != http.StatusConflict {
		t.Errorf("a report with errors: %d", status)
	}
	if name, data := c.fetch(v.ID, desk.Wanted{Kind: "docx", Draft: true}); !strings.Contains(name, "草稿") || len(data) == 0 {
		t.Errorf("the draft is %s", name)
	}
	v = c.correct(v.ID, typed{"cells": typed{granted: "1288", received: "2999", "applications.carried_in.person": "36"}})
	if v.Check.Status != "ok" || text(v, total) != "3117" {
		t.Fatalf("%s %+v", text(v, total), v.Check.Findings)
	}
	name, data := c.fetch(v.ID, desk.Wanted{Kind: "docx"})
	r := opened(t, name, data).Report
	if got := r.Value(r.Form.Cell(total)).Text; got != "3117" || r.Year != 2024 {
		t.Errorf("%s: the report prints %s", name, got)
	}
	name, data = c.fetch(v.ID, desk.Wanted{Kind: "workbook"})
	r = opened(t, name, data).Report
	if got := r.Value(r.Form.Cell(total)); got.Text != "3117" || got.Formula == "" || name != "huaian-2024（改正）.xlsx" {
		t.Errorf("%s: the workbook has %+v", name, got)
	}
}

// TestUndo walks there and back.
func TestUndo(t *testing.T) {
	c := start(t, t.TempDir())
	v := c.dropped(samplePath)
	url := "/api/v1/files/" + v.ID
	if c.json("POST", url+"/undo", nil, nil) != http.StatusConflict {
		t.Error("undone what was not done")
	}
	for _, text := range []string{"1", "2", "3"} {
		c.correct(v.ID, typed{"cells": typed{received: text}})
	}
	for _, want := range []string{"2", "1", "3001"} {
		if c.must("POST", url+"/undo", nil, v); text(v, received) != want {
			t.Errorf("%s, want %s", text(v, received), want)
		}
	}
	if v.Can.Undo || !v.Can.Redo || len(v.Corrected.Cells) > 0 {
		t.Errorf("%+v", v.Can)
	}
	if c.must("POST", url+"/redo", nil, v); text(v, received) != "1" {
		t.Error(text(v, received))
	}
	if v = c.correct(v.ID, typed{"cells": typed{received: nil}}); text(v, received) != "3001" || v.Can.Redo {
		t.Error(text(v, received), v.Can)
	}
}

// TestWaive explains a finding, takes that back, and finds it in the workbook.
func TestWaive(t *testing.T) {
	c := start(t, t.TempDir())
	v := c.correct(c.dropped(samplePath).ID, typed{"cells": typed{"documents.normative.issued": ""}})
	url := "/api/v1/files/" + v.ID
	if len(v.Check.Findings) != 1 || v.Check.Findings[0].Rule != "V01" {
		t.Fatalf("%+v", v.Check.Findings)
	}
	for body, want := range map[*desk.Waiving]int{
		{Rule: "V01", Reason: new("")}:                               http.StatusBadRequest,
		{Rule: "X99", Reason: new("有")}:                              http.StatusConflict,
		{Rule: "V01", Cell: "fees.charges.amount", Reason: new("无")}: http.StatusConflict,
		{Rule: "V01"}: http.StatusConflict,
	} {
		if got := c.json("POST", url+"/waivers", body, nil); got != want {
			t.Errorf("%+v: %d", *body, got)
		}
	}
	c.must("POST", url+"/waivers", desk.Waiving{Rule: "V01", Reason: new("没有发生")}, v)
	if v.Check.Status != "ok" || v.Check.Findings[0].Waived != "没有发生" || len(v.Waivers) != 1 {
		t.Fatalf("%+v", v.Check)
	}
	f := opened(t, "表.xlsx", second(c.fetch(v.ID, desk.Wanted{Kind: "workbook"})))
	if err := f.ReadWaivers(); err != nil {
		t.Fatalf("f.ReadWaivers: %v", err)
	}
	c.must("POST", url+"/waivers", desk.Waiving{Rule: "V01"}, v)
	if v.Check.Status != "findings" {
		t.Errorf("%+v", v.Check)
	}
}

// TestWaivedBeside drops a file with what was explained of it beside: it counts, in a draft after a restart as well, and
// goes into the workbook that is fetched.
func TestWaivedBeside(t *testing.T) {
	folder := t.TempDir()
	c := start(t, folder)
	v := c.correct(c.dropped(samplePath).ID, typed{"cells": typed{"documents.normative.issued": ""}})
	_, data := c.fetch(v.ID, desk.Wanted{Kind: "workbook"})
	f := opened(t, "表.xlsx", data)
	if _, err := filing.Builtin().Waive(f, filing.Waiving{Rule: "V01", Reason: "没有发生"}); err != nil {
		t.Fatalf("filing.Builtin().Waive: %v", err)
	}
	if got := c.drop(part{"表.xlsx", data})[0]; got.Check.Status != "findings" {
		t.Errorf("without it the file is %s", got.Check.Status)
	}
	kind, body := form(part{"表.xlsx.waivers.yaml", load(t, f.Path+".waivers.yaml")}, part{"表.xlsx", data})
	status, _, answer := c.do("POST", "/api/v1/files", kind, body)
	var list struct{ Files []*view.View }
	if err := json.Unmarshal(answer, &list); err != nil || status != 200 || len(list.Files) != 1 {
		t.Fatalf("%d %v %.300s", status, err, answer)
	}
	v = c.correct(list.Files[0].ID, typed{"particulars": typed{"phone": "0000-1234567"}})
	if v.Check.Status != "ok" || v.Check.Findings[0].Waived != "没有发生" {
		t.Errorf("%+v", v.Check)
	}
	fetched := opened(t, "又.xlsx", second(c.fetch(v.ID, desk.Wanted{Kind: "workbook"})))
	if err := fetched.ReadWaivers(); err != nil || filing.Explained(filing.Builtin().Check(fetched)) != 1 {
		t.Errorf("%v: it is not in the workbook", err)
	}
	c.stop()
	c = start(t, folder)
	c.must("POST", "/api/v1/drafts/"+v.Draft+"/open", nil, v)
	if v.Check.Status != "ok" {
		t.Errorf("after a restart %+v", v.Check)
	}
}

func second(_ string, data []byte) []byte { return data }

// TestLast holds a file against last year's, and lets go of it.
func TestLast(t *testing.T) {
	c := start(t, t.TempDir())
	last := c.dropped(samplePath)
	last = c.correct(last.ID, typed{"particulars": typed{"year": "2023"}})
	own := c.dropped(samplePath)
	url := "/api/v1/files/" + own.ID + "/last"
	if got := c.json("POST", url, typed{"file": own.ID}, nil); got != http.StatusConflict {
		t.Errorf("its own last year's: %d", got)
	}
	v := &view.View{}
	c.must("POST", url, typed{"file": last.ID}, v)
	if v.Last == nil || v.Last.Year != 2023 || v.Last.Values[received] != "3001" || len(v.Check.Unchecked) > 0 {
		t.Fatalf("%+v %+v", v.Last, v.Check.Unchecked)
	}
	if len(v.Check.Findings) == 0 || v.Check.Findings[0].Rule != "Y01" {
		t.Errorf("%+v", v.Check.Findings)
	}
	c.correct(last.ID, typed{"cells": typed{"applications.carried_out.person": "34"}})
	if c.must("GET", "/api/v1/files/"+own.ID, nil, v); v.Last.Values["applications.carried_out.person"] != "34" {
		t.Error("last year's is not followed")
	}
	c.correct(last.ID, typed{"particulars": typed{"year": "2022"}})
	if c.must("GET", "/api/v1/files/"+own.ID, nil, v); v.Last != nil || len(v.Remarks) == 0 {
		t.Errorf("held against another year: %v", v.Remarks)
	}
	c.must("POST", url, typed{"file": nil}, v)
	if v.Last != nil || len(v.Remarks) > 0 {
		t.Errorf("%+v %v", v.Last, v.Remarks)
	}
}

// TestNewIsKept fills a blank workbook, restarts the program and goes on.
func TestNewIsKept(t *testing.T) {
	folder := t.TempDir()
	c := start(t, folder)
	v := &view.View{}
	c.must("POST", "/api/v1/new", typed{"agency": "示例市司法局", "year": 2024}, v)
	if v.Draft == "" || text(v, received) != "" || v.Check.Agency != "示例市司法局" {
		t.Fatalf("%+v", v)
	}
	v = c.correct(v.ID, typed{"cells": typed{received: "12"}, "texts": typed{"others": "无。"}})
	if text(v, total) != "12" {
		t.Errorf("the total is %s", text(v, total))
	}
	c.stop()
	c = start(t, folder)
	var list struct{ Drafts []desk.Draft }
	c.must("GET", "/api/v1/drafts", nil, &list)
	if len(list.Drafts) != 1 || list.Drafts[0].Agency != "示例市司法局" || list.Drafts[0].Changes != 2 {
		t.Fatalf("%+v", list)
	}
	c.must("POST", "/api/v1/drafts/"+v.Draft+"/open", nil, v)
	if text(v, total) != "12" || v.Texts[2].Text != "无。" {
		t.Errorf("%s %q", text(v, total), v.Texts[2].Text)
	}
	again := &view.View{}
	if c.must("POST", "/api/v1/drafts/"+v.Draft+"/open", nil, again); again.ID != v.ID {
		t.Error("a draft is on the desk twice")
	}
	name, data := c.fetch(v.ID, desk.Wanted{Kind: "workbook"})
	r := opened(t, name, data).Report
	if r.Value(r.Form.Cell(total)).Text != "12" || r.Texts["others"].Text != "无。" ||
		name != "示例市司法局2024年政府信息公开工作年度报告统计表.xlsx" {
		t.Errorf("%s does not hold what was typed", name)
	}
	if status, _, _ := c.do("DELETE", "/api/v1/drafts/"+v.Draft, "", nil); status != http.StatusNoContent {
		t.Error(status)
	}
	if c.must("GET", "/api/v1/drafts", nil, &list); len(list.Drafts) != 0 {
		t.Errorf("%+v", list)
	}
}

// TestNewFromLast carries over what stays of last year's file as it is on the page.
func TestNewFromLast(t *testing.T) {
	c := start(t, t.TempDir())
	last := c.correct(c.dropped(samplePath).ID, typed{"cells": typed{"applications.carried_out.person": "7"}})
	v := &view.View{}
	c.must("POST", "/api/v1/new", typed{"agency": "示例市人民政府", "year": 2025, "last": last.ID}, v)
	if text(v, "applications.carried_in.person") != "7" || v.Last == nil || len(v.Remarks) == 0 {
		t.Errorf("%s %v", text(v, "applications.carried_in.person"), v.Remarks)
	}
	for _, r := range v.Remarks {
		if strings.Contains(r, "/") || strings.Contains(r, "nianbao") {
			t.Errorf("%s", r)
		}
	}
	if got := c.json("POST", "/api/v1/new", typed{"agency": "示例市人民政府", "year": 2031, "last": last.ID}, nil); got != http.StatusConflict {
		t.Error(got)
	}
}

// TestEveryDocument makes every kind of a workbook and of a document.
func TestEveryDocument(t *testing.T) {
	c := start(t, t.TempDir())
	v := c.dropped(samplePath)
	name, report := c.fetch(v.ID, desk.Wanted{Kind: "docx", Charts: true})
	for _, of := range []*view.View{v, c.drop(part{name, report})[0]} {
		for _, kind := range []string{"workbook", "docx", "html", "json"} {
			name, data := c.fetch(of.ID, desk.Wanted{Kind: kind})
			f := opened(t, name, data)
			if got := f.Report.Value(f.Report.Form.Cell(received)).Number.String(); got != "3001" {
				t.Errorf("%s: %s", name, got)
			}
			if bytes.Contains(data, []byte("nianbao-page")) {
				t.Errorf("%s tells of the temporary folder", name)
			}
		}
	}
	if name, _ := c.fetch(v.ID, desk.Wanted{Kind: "marked"}); name != "huaian-2024（标注）.xlsx" {
		t.Error(name)
	}
}

// TestSample shows that the built-in sample is testdata's with one figure's digits exchanged, that the one cell is named,
// and that its texts read as they do in the report.
func TestSample(t *testing.T) {
	c := start(t, "")
	good, v := c.dropped(samplePath), &view.View{}
	c.must("POST", "/api/v1/sample", nil, v)
	for _, table := range good.Tables {
		for _, cell := range table.Cells {
			want := cell.Text
			if cell.ID == granted {
				want = "1828"
			}
			if cell.ID != "" && !cell.Total && text(v, cell.ID) != want {
				t.Errorf("%s is %s, want %s", cell.ID, text(v, cell.ID), want)
			}
		}
	}
	if f := v.Check.Findings; len(f) == 0 || len(f[0].Suspects) != 1 || f[0].Suspects[0].Cell.Cell != granted ||
		!strings.HasPrefix(v.Accusations[0], "最可能是 依申请公开!D8：现为 1828，应为 1288") || len(v.Accusations) != len(f) {
		t.Errorf("%+v, %q", f, v.Accusations)
	}
	if as := v.Report.Texts["overview"]; as == "" || strings.Contains(as, "{{") || !strings.Contains(v.Texts[0].Text, "{{") {
		t.Errorf("%q reads %q", v.Texts[0].Text, as)
	}
	if v = c.correct(v.ID, typed{"cells": typed{granted: "1288"}}); v.Check.Status != "ok" {
		t.Errorf("corrected %+v", v.Check.Findings)
	}
}
