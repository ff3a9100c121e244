package desk

import (
	"bytes"
	"context"
	"os"
	"slices"
	"testing"
)

// TestDrafts: a list of drafts says what was done in each, and which files on the desk are what it was before.
func TestDrafts(t *testing.T) {
	d, f := newDesk(t)
	text := func(s string) *string { return &s }
	v, err := d.Correct(context.Background(), f.id, Corrections{
		Cells: map[string]*string{"applications.received.person": text("1"), "applications.granted.person": text("2")},
		Texts: map[string]*string{"others": text("无。")}, Particulars: map[string]*string{"phone": text("1")}})
	if err != nil {
		t.Fatalf("d.Correct: %v", err)
	}
	data, err := os.ReadFile(f.path)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	same, err := d.Receive("又一份.json", "", bytes.NewReader(data), 1<<20)
	if err != nil {
		t.Fatalf("d.Receive: %v", err)
	}
	if _, err := d.Receive("别的.json", "", bytes.NewReader(append(data, '\n')), 1<<20); err != nil {
		t.Fatalf("d.Receive: %v", err)
	}
	list := d.Drafts()
	if len(list) != 1 {
		t.Fatalf("%d drafts", len(list))
	}
	got := list[0]
	if got.ID != v.Draft || got.Name != "年报.json" || got.Cells != 2 || got.Texts != 1 || got.Particulars != 1 ||
		got.Changes != 4 || got.Explained != 0 || got.Blank || !slices.Equal(got.Same, []string{same.id}) {
		t.Errorf("the draft is told of as %+v", got)
	}
}
