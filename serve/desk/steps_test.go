package desk

import (
	"bytes"
	"context"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"nianbao/check"
	"nianbao/filing"
	"nianbao/serve/view"
)

// newDesk returns a desk that is cleared when the test ends, and a file on it that is quickly read.
func newDesk(t *testing.T) (*Desk, *File) {
	t.Helper()
	d, err := New(filing.Builtin(), filepath.Join(t.TempDir(), "drafts"), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	t.Cleanup(d.Close)
	out := filepath.Join(t.TempDir(), "年报.json")
	if _, err := filing.Builtin().Convert("../../testdata/huaian-2024.xlsx", filing.Conversion{Out: out}); err != nil {
		t.Fatalf("filing.Builtin().Convert: %v", err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	f, err := d.Receive("年报.json", "", bytes.NewReader(data), 1<<20)
	if err != nil {
		t.Fatalf("d.Receive: %v", err)
	}
	return d, f
}

// TestAnySteps types, takes back, undoes, redoes, lets go of the file and opens its draft anew, in any order: what is
// typed and shown is always what a pile of steps has on top.
func TestAnySteps(t *testing.T) {
	d, f := newDesk(t)
	first, err := d.View(context.Background(), f.id)
	if err != nil {
		t.Fatalf("d.View: %v", err)
	}
	cells := []string{"applications.received.person", "applications.granted.person", "fees.charges.amount"}
	rapid.Check(t, func(t *rapid.T) {
		d.drafts.remove(f.draft)
		f.state, f.undo, f.redo, f.shown, f.draft = state{}, nil, nil, nil, ""
		pile, at := []map[string]string{{}}, 0
		for range rapid.IntRange(1, 5).Draw(t, "steps") {
			var err error
			switch rapid.IntRange(0, 4).Draw(t, "step") {
			case 0, 1:
				id, next := rapid.SampledFrom(cells).Draw(t, "cell"), maps.Clone(pile[at])
				typed := map[string]*string{id: nil}
				if rapid.Bool().Draw(t, "typed") {
					next[id] = rapid.StringMatching(`[0-9]{0,3}`).Draw(t, "text")
					typed[id] = new(next[id])
				} else {
					delete(next, id)
				}
				_, err = d.Correct(context.Background(), f.id, Corrections{Cells: typed})
				pile, at = append(pile[:at+1:at+1], next), at+1
			case 2:
				if _, err = d.Undo(context.Background(), f.id); at == 0 != (err != nil) {
					t.Fatalf("undone at step %d: %v", at, err)
				}
				at = max(at-1, 0)
				err = nil
			case 3:
				if _, err = d.Redo(context.Background(), f.id); at == len(pile)-1 != (err != nil) {
					t.Fatalf("redone at step %d of %d: %v", at, len(pile), err)
				}
				at = min(at+1, len(pile)-1)
				err = nil
			case 4:
				f.base, f.shown = nil, nil
			}
			if err != nil {
				t.Fatal(err)
			}
			v, err := d.View(context.Background(), f.id)
			if err != nil {
				t.Fatalf("d.View: %v", err)
			}
			holdStep(t, d, f, first, v, pile[at], at > 0, at < len(pile)-1)
		}
	})
}

// holdStep holds what is shown, and what the draft keeps, against what was typed.
func holdStep(t *rapid.T, d *Desk, f *File, first, v *view.View, typed map[string]string, undo, redo bool) {
	if !maps.Equal(v.Corrected.Cells, typed) || v.Can.Undo != undo || v.Can.Redo != redo {
		t.Fatalf("%v %+v, want %v, undo %t, redo %t", v.Corrected.Cells, *v.Can, typed, undo, redo)
	}
	was := figures(first)
	maps.Copy(was, typed)
	if now := figures(v); !maps.Equal(was, now) {
		t.Fatalf("shown %v, want %v", now, was)
	}
	kept, ok := d.drafts.read(f.draft)
	if ok != (len(typed) > 0) || ok && !maps.Equal(kept.State.Typed.Cells, typed) {
		t.Fatalf("kept %v %v, want %v", ok, kept.State.Typed.Cells, typed)
	}
}

// figures returns what stands in a view's cells.
func figures(v *view.View) map[string]string {
	texts := map[string]string{}
	for _, t := range v.Tables {
		for _, c := range t.Cells {
			if c.ID != "" {
				texts[c.ID] = c.Text
			}
		}
	}
	return texts
}

// TestMessages shows that nothing of the rules' words is lost but what is said of commands.
func TestMessages(t *testing.T) {
	rules := check.Rules(filing.Builtin().Forms)
	for i := range rules {
		for _, words := range []string{rules[i].Says, rules[i].Mend} {
			if got := Plain(words); words != "" && got == "" {
				t.Errorf("%s: nothing is left of %q", rules[i].ID, words)
			}
		}
	}
}
