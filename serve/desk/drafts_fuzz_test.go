package desk

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/filing"
	"nianbao/filing/file"
	"nianbao/filing/waivers"
	"nianbao/fuzztest"
)

// FuzzDrafts opens drafts whose files on the disk are anything: each is listed, opened and typed in, or said not to be
// there.
func FuzzDrafts(f *testing.F) {
	sample, err := os.ReadFile("../../testdata/huaian-2024.xlsx")
	if err != nil {
		f.Fatalf("os.ReadFile: %v", err)
	}
	d, err := New(filing.Builtin(), filepath.Join(f.TempDir(), "drafts"), slog.New(slog.DiscardHandler))
	if err != nil {
		f.Fatalf("New: %v", err)
	}
	f.Cleanup(d.Close)
	for _, state := range []string{
		`{"schema":1,"name":"甲.xlsx","agency":"甲局","year":2024,"form":"2021","sum":"1","state":{"typed":{"cells":{"applications.received.person":"7"}}}}`,
		`{"schema":1,"name":"a","state":{"typed":{"cells":{"applications.received.person":"x","":"1"},"texts":{"overview":"{{","none":""},"particulars":{"year":"二〇二四","agency":""}}}}`,
		`{"schema":1,"name":"../../a","notes":["x"],"blank":true,"state":{"typed":null,"explained":[{"rule":"S13","reason":"没有"},{}]}}`, `{"schema":2}`, `{"schema":1,"year":1e99}`, `[]`,
	} {
		f.Add([]byte(state), sample, []byte("schema: 1\n"))
		f.Add([]byte(state), []byte(`{"schema":1,"form":"2021","agency":"甲局","year":2024,"values":{},"texts":{}}`), []byte(nil))
		f.Add([]byte(state), []byte("<html><table><tr><td>规章"), []byte("waivers: [{rule: R01, cell: applications.received.total, reason: x}]"))
	}
	const id = "AAAAAAAAAAAAAAAAAAAAAAAAAA"
	dir := filepath.Join(d.drafts.dir, id)
	f.Fuzz(func(t *testing.T, state, data, waived []byte) {
		fuzztest.Watch(t)
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatalf("os.MkdirAll: %v", err)
		}
		for name, data := range map[string][]byte{draftName: state, fileName: data, filepath.Base(waivers.Beside(fileName)): waived} {
			if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
				t.Fatalf("os.WriteFile: %v", err)
			}
		}
		openDrafts(t, d, id)
	})
}

// openDrafts opens a draft as the page does.
func openDrafts(t *testing.T, d *Desk, id string) {
	t.Helper()
	ctx := context.Background()
	listed := len(d.Drafts())
	v, err := d.OpenDraft(ctx, id)
	if err != nil {
		saidWell(t, err)
		return
	}
	if listed != 1 {
		t.Errorf("a draft that is not listed is opened")
	}
	if strings.ContainsAny(v.Name, `/\`) {
		t.Errorf("it is called %q", v.Name)
	}
	if _, err := d.Correct(ctx, v.ID, Corrections{Cells: map[string]*string{"applications.received.person": new("7")}}); err != nil {
		saidWell(t, err)
	}
	if _, err := d.Undo(ctx, v.ID); err != nil {
		saidWell(t, err)
	}
	if _, err := d.View(ctx, v.ID); err != nil {
		t.Errorf("d.View: %v", err)
	}
	if err := d.Remove(v.ID); err != nil {
		t.Errorf("d.Remove: %v", err)
	}
	d.drafts.remove(id)
}

// saidWell fails where an error is not of the kinds that are made for clerks.
func saidWell(t *testing.T, err error) {
	t.Helper()
	var known *Error
	var said *file.Error
	switch {
	case errors.As(err, &known):
		fuzztest.Said(t, known.Reason)
	case errors.As(err, &said):
		fuzztest.Said(t, said.Reason)
	default:
		t.Errorf("%#v", err)
	}
}
