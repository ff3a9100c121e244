package wording

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParagraphs(t *testing.T) {
	got := Paragraphs("开头。\n（一）主动公开。全年发文3件。\n(二)平台建设\n\n 1.网站。\n（三）没有句号的一行")
	want := []Paragraph{
		{"", "开头。"}, {"（一）主动公开。", "全年发文3件。"}, {"(二)平台建设", ""}, {"", "1.网站。"},
		{"（三）没有句号的一行", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
