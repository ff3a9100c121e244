package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
	"nianbao/render/readback"
)

// TestReadWords writes what stands in cells of words under a key of its own and reads it back: figures beside it are
// read as ever, and what stands under the wrong key is refused.
func TestReadWords(t *testing.T) {
	f, err := define.LoadDir("../testdata/forms/budget")
	if err != nil {
		t.Fatalf("define.LoadDir: %v", err)
	}
	r := form.NewReport(f)
	for id, text := range map[string]string{"public.running.paid": "转 账", "public.running.remark": "2 辆\n越野车", "public.total.paid": "支票"} {
		r.SetValue(f.Cell(id), f.Cell(id).ReadWords(text, text, grid.Text))
	}
	want := NewReport("a.xlsx", r)
	if diff := cmp.Diff(map[string]string{"public.running.paid": "转账", "public.running.remark": "2 辆\n越野车"}, want.Words); diff != "" {
		t.Errorf("words (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(map[string]string{"public.total.paid": "支票"}, want.Unreadable); diff != "" {
		t.Errorf("unreadable (-want +got)\n%s", diff)
	}
	var b bytes.Buffer
	if err := Write(&b, want); err != nil {
		t.Fatalf("Write: %v", err)
	}
	back, _, err := ReadReport(b.Bytes(), []*form.Form{f})
	if err != nil {
		t.Fatalf("ReadReport: %v", err)
	}
	if diff := cmp.Diff(want, NewReport("a.xlsx", back)); diff != "" {
		t.Errorf("read back (-want +got)\n%s", diff)
	}
	for key, change := range map[string]func(*Report){
		"values.public.running.paid":    func(d *Report) { d.Values = map[string]string{"public.running.paid": "1"} },
		"strokes.public.running.remark": func(d *Report) { d.Strokes = []string{"public.running.remark"} },
		"words.public.running.spent":    func(d *Report) { d.Words = map[string]string{"public.running.spent": "1"} },
		"words.public.running.nothing":  func(d *Report) { d.Words = map[string]string{"public.running.nothing": "甲"} },
	} {
		wrong := Report{Schema: Schema, File: "a", Form: f.Edition, Values: map[string]string{}, Texts: map[string]string{}}
		change(&wrong)
		data, err := json.Marshal(wrong)
		if err != nil {
			t.Fatalf("json.Marshal: %v", err)
		}
		var refused *DataError
		if _, _, err := ReadReport(data, []*form.Form{f}); !errors.As(err, &refused) || refused.Key != key {
			t.Errorf("%s: %v", key, err)
		}
	}
}

// TestReadOpenRows writes the rows of an open table with their keys and reads them back, as many as there are; a list
// with a gap, or with more rows than any has, is refused.
func TestReadOpenRows(t *testing.T) {
	f, err := define.LoadDir("../testdata/forms/budget")
	if err != nil {
		t.Fatalf("define.LoadDir: %v", err)
	}
	for _, keys := range [][]string{nil, {"甲"}, {"甲", "", "甲"}} {
		r := form.NewReport(f.WithRows(map[string]form.OpenRows{"procurement": {Keys: keys, Spare: 2}}))
		for _, c := range r.Form.Cells {
			if c.Row.Open != nil && !c.IsWords() && !c.Row.Spare {
				r.SetNumber(c, decimal.NewFromInt(int64(c.Index)))
			}
		}
		var b bytes.Buffer
		if err := Write(&b, NewReport("a.xlsx", r)); err != nil {
			t.Fatalf("Write: %v", err)
		}
		back, _, err := ReadReport(b.Bytes(), []*form.Form{f})
		if err != nil {
			t.Fatalf("ReadReport: %v", err)
		}
		m := readback.Meant{Report: r}
		if diff := cmp.Diff(NewReport("a.xlsx", r), NewReport("a.xlsx", back)); diff != "" {
			t.Errorf("%q (-want +got)\n%s", keys, diff)
		} else if found := m.Differences(back, nil); len(found) > 0 {
			t.Errorf("%q: %v", keys, found)
		}
	}
	for id, want := range map[string]string{
		"procurement.rows.r2.spent": "前面缺了几行", "procurement.rows.r20001.spent": "超过 20000 行",
		"procurement.rows.b1.spent": "不是 决算2024版格式的格", "procurement.rows.r01.spent": "不是 决算2024版格式的格",
	} {
		data, err := json.Marshal(Report{Schema: Schema, File: "a", Form: f.Edition, Values: map[string]string{id: "1"}, Texts: map[string]string{}})
		if err != nil {
			t.Fatalf("json.Marshal: %v", err)
		}
		if _, _, err := ReadReport(data, []*form.Form{f}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", id, err)
		}
	}
}
