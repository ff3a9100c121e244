package wml

import (
	"errors"
	"fmt"
	"testing"
)

// TestErrors shows what errors say, alone and together.
func TestErrors(t *testing.T) {
	one := &Error{Part: "正文", Location: "第 2 段", Action: "年度", Reason: "没有这个名称", Near: "年份", Lacks: true}
	if got, want := one.Error(), "正文第 2 段 {{年度}}：没有这个名称，您是不是要用 年份？"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := Damaged("页眉").Error(), "页眉：内容已损坏；请用 Word 或 WPS 打开，另存一份再试"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	other := &Error{Part: "正文", Reason: "坏"}
	both := Errors{one, other}
	if got, want := both.Error(), one.Error()+"\n正文：坏"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if !both.Lack() || (Errors{other}).Lack() || (Errors{}).Lack() {
		t.Error("what is lacking")
	}
}

// TestTogether joins errors that can be joined, and tells of the others alone.
func TestTogether(t *testing.T) {
	a, b := &Error{Part: "甲", At: At{"a", 1}}, &Error{Part: "乙"}
	again := &Error{Part: "甲", At: At{"a", 7}} // the same at another offset: a text box is written twice
	io := errors.New("disk")
	for i, c := range []struct {
		err      error
		problems Errors
		want     string
	}{
		{nil, nil, "<nil>"},
		{io, nil, "disk"},
		{io, Errors{a}, "disk"},
		{Errors{a}, nil, "甲："},
		{nil, Errors{a, b}, "甲：\n乙："},
		{Errors{a}, Errors{b, again}, "甲：\n乙："},
		{fmt.Errorf("read: %w", Errors{a}), Errors{b}, "甲：\n乙："},
	} {
		if got := fmt.Sprint(Together(c.err, c.problems)); got != c.want {
			t.Errorf("%d: %q, want %q", i, got, c.want)
		}
	}
	if kept := (Errors{a, again, b}).Distinct(); len(kept) != 2 || kept[0] != a || kept[1] != b {
		t.Errorf("distinct %v", kept)
	}
}
