package serve

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"nianbao/serve/desk"
)

// TestNobodyIsLeftOut sums and packs files of which one cannot be read and some are wrong, for more agencies than have
// sent any: each of them is named in the message, and within what is made.
func TestNobodyIsLeftOut(t *testing.T) {
	c := start(t, t.TempDir())
	var ids, wrong []string
	list := []string{"示例市民族宗教局", "示例市水利局"}
	for i := range 7 {
		agency := fmt.Sprintf("示例市%s局", []string{"司法", "财政", "教育", "体育", "审计", "商务", "统计"}[i])
		cells := typed{received: fmt.Sprint(3001 - i), carriedIn: fmt.Sprint(34 + i)}
		if i > 0 {
			cells[granted] = "1828"
			wrong = append(wrong, agency+".xlsx")
		}
		v := c.drop(part{agency + ".xlsx", load(t, samplePath)})[0]
		c.correct(v.ID, typed{"particulars": typed{"agency": agency}, "cells": cells})
		ids, list = append(ids, v.ID), append(list, agency)
	}
	ids = append(ids, c.drop(part{"示例市民族宗教局.xlsx", []byte("不是统计表")})[0].ID)
	named := append(slices.Clone(wrong), "示例市民族宗教局")
	for _, kind := range []string{"merge", "zip"} {
		for _, draft := range []bool{false, true} {
			b := desk.Batch{Files: ids, Kind: kind, Draft: draft, Agency: "示例市人民政府", Roster: list}
			if kind == "merge" && !draft {
				status, data := c.posted("/api/v1/batch", b)
				holdNamed(t, kind, string(data), named)
				if status != http.StatusConflict {
					t.Errorf("wrong files are added up: %d", status)
				}
				continue
			}
			var of made
			c.must("POST", "/api/v1/batch", b, &of)
			holdNamed(t, kind, strings.Join(of.Remarks, "\n"), append(slices.Clone(named), "没有报（1 个）：示例市水利局"))
			data, within := c.download(of.Download), ""
			if kind == "zip" {
				files := unzip(t, data)
				within = string(files["应报名单核对.txt"])
				data = files["检查结果汇总.xlsx"]
				if want := 1 + 6*map[bool]int{true: 1}[draft] + 2; len(files) != want {
					t.Errorf("%d files: %q", len(files), slices.Sorted(maps.Keys(files)))
				}
			}
			for _, rows := range sheets(t, data) {
				within += fmt.Sprint(rows)
			}
			holdNamed(t, kind+" itself", within, append(slices.Clone(named), "示例市水利局"))
			if strings.Contains(within, "nianbao-page") {
				t.Error("the temporary folder is told of")
			}
		}
	}
}

func holdNamed(t *testing.T, of, said string, names []string) {
	t.Helper()
	for _, name := range names {
		if !strings.Contains(said, name) {
			t.Errorf("%s does not name %s: %s", of, name, said)
		}
	}
}
