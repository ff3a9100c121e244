package desk

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"nianbao/serve/view"
)

// typedOne types a figure over a file.
func typedOne(t *testing.T, d *Desk, id string) *view.View {
	t.Helper()
	v, err := d.Correct(context.Background(), id, Corrections{Cells: map[string]*string{"applications.received.person": new("7")}})
	if err != nil {
		t.Fatalf("d.Correct: %v", err)
	}
	return v
}

// TestDraftOpenedTwice shows that a draft which is opened by several tabs at once is one file, so that none of them
// writes over what another has typed.
func TestDraftOpenedTwice(t *testing.T) {
	d, f := newDesk(t)
	draft := typedOne(t, d, f.id).Draft
	if err := d.Remove(f.id); err != nil {
		t.Fatalf("d.Remove: %v", err)
	}
	var tabs sync.WaitGroup
	var ids [6]string
	for i := range ids {
		tabs.Go(func() {
			v, err := d.OpenDraft(context.Background(), draft)
			if err != nil {
				t.Error(err)
				return
			}
			ids[i] = v.ID
		})
	}
	tabs.Wait()
	for _, id := range ids {
		if id != ids[0] {
			t.Fatalf("opened as %q", ids)
		}
	}
}

// TestDraftGone shows that what is typed is kept although somebody has emptied the folder of drafts.
func TestDraftGone(t *testing.T) {
	d, f := newDesk(t)
	first := typedOne(t, d, f.id).Draft
	if err := os.RemoveAll(d.drafts.dir); err != nil {
		t.Fatalf("os.RemoveAll: %v", err)
	}
	v, err := d.Correct(context.Background(), f.id, Corrections{Texts: map[string]*string{"others": new("无。")}})
	if err != nil {
		t.Fatalf("d.Correct: %v", err)
	}
	if kept, ok := d.drafts.read(v.Draft); !ok || v.Draft == first || kept.State.Typed.Count() != 2 || f.unkept != "" {
		t.Errorf("%q, before %q: %+v, %s", v.Draft, first, kept, f.unkept)
	}
}

// TestNotKept shows that whoever types is told when no draft can be kept, and that the log does not name the file.
func TestNotKept(t *testing.T) {
	d, f := newDesk(t)
	var logged bytes.Buffer
	d.log = slog.New(slog.NewTextHandler(&logged, nil))
	if err := os.WriteFile(d.drafts.dir, nil, 0o600); err != nil { // no folder can be made
		t.Fatalf("os.WriteFile: %v", err)
	}
	told := strings.Join(typedOne(t, d, f.id).Remarks, "；")
	if !strings.Contains(told, "草稿") || !strings.Contains(logged.String(), "failure=") ||
		strings.Contains(logged.String(), filepath.Dir(d.drafts.dir)) {
		t.Errorf("told %s, logged %s", told, &logged)
	}
}

// TestFull shows that a desk that holds as many files as it may refuses one more, and still makes documents: those that
// were made before go first.
func TestFull(t *testing.T) {
	d, f := newDesk(t)
	d.Limits.Files = 1
	full := (*Error)(nil)
	if _, err := d.Receive("又.json", "", strings.NewReader("{}"), 10); !errors.As(err, &full) || full.Kind != Full {
		t.Errorf("%v", err)
	}
	first, err := d.Document(context.Background(), f.id, Wanted{Kind: "json"})
	if err != nil {
		t.Fatalf("d.Document: %v", err)
	}
	d.Limits.Bytes = d.bytes
	second, err := d.Document(context.Background(), f.id, Wanted{Kind: "json"})
	if err != nil {
		t.Fatalf("d.Document: %v", err)
	}
	if _, err := d.Made(first.ID); err == nil {
		t.Error("the first is still held")
	}
	if _, err := d.Made(second.ID); err != nil {
		t.Errorf("d.Made: %v", err)
	}
	d.Limits.Bytes = 1
	if _, err := d.Document(context.Background(), f.id, Wanted{Kind: "json"}); !errors.As(err, &full) || full.Kind != Full {
		t.Errorf("%v", err)
	}
	if d.bytes != f.size || len(d.made) != 0 {
		t.Errorf("%d bytes are counted of %d, %d documents", d.bytes, f.size, len(d.made))
	}
	left, err := os.ReadDir(d.dir)
	if err != nil || len(left) != 2 { // the file's and the lock
		t.Errorf("%v %v", left, err)
	}
}
