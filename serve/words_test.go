package serve

import (
	"net/http"
	"strings"
	"testing"

	"nianbao/serve/desk"
)

// TestWholeWords shows what the page says in words that the command line has options in: sentences that are whole.
func TestWholeWords(t *testing.T) {
	c := start(t, t.TempDir())
	a, twice := c.agency("示例市司法局", 5), c.agency("示例市司法局", 1)
	status, data := c.posted("/api/v1/batch", desk.Batch{Files: []string{a.ID, twice.ID}, Kind: "merge"})
	said := string(data)
	if status != http.StatusConflict || !strings.Contains(said, "其实是两个机关的，请在各自的文件里把机关名称写全") ||
		!strings.Contains(said, "是一个机关分两份报的，请先并成一份。") || strings.Contains(said, "--") {
		t.Errorf("%d %s", status, said)
	}
	for _, name := range []string{"读我.txt", "假的.xlsx", "假的.et"} {
		v := c.drop(part{name, []byte("不是统计表")})[0]
		if said := v.Check.Error; strings.Contains(said, "不是 .xlsx 或 .docx") || !strings.Contains(said, ".et、.docx 文件，PDF") {
			t.Errorf("%s: %s", name, said)
		}
	}
	list := []string{"示例市司法局", "示例市司法局政务公开办公室", "示例市司法局机关党委办公室"}
	for _, kind := range []string{"summary.xlsx", "zip"} {
		var of made
		c.must("POST", "/api/v1/batch", desk.Batch{Files: []string{a.ID}, Kind: kind, Roster: list}, &of)
		for _, r := range of.Remarks {
			if strings.HasSuffix(r, "：") || strings.HasPrefix(r, " ") || strings.Contains(r, "nianbao") {
				t.Errorf("%q", of.Remarks)
			}
		}
	}
	v := c.correct(a.ID, typed{"cells": typed{"documents.normative.issued": ""}})
	c.must("POST", "/api/v1/files/"+v.ID+"/waivers", desk.Waiving{Rule: "V01", Reason: new("没有发生")}, v)
	for name, rows := range sheets(t, second(c.fetch(v.ID, desk.Wanted{Kind: "workbook"}))) {
		for _, r := range rows {
			if strings.Contains(strings.Join(r, " "), "nianbao waive") {
				t.Errorf("%s: %q", name, r)
			}
		}
	}
}
