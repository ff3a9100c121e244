package terminal

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyRecording shows that what is said to a recording comes to the same as saying it at once, on both streams and
// across them.
func TestAnyRecording(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type words struct {
			toErr bool
			text  string
		}
		said := rapid.SliceOf(rapid.Custom(func(t *rapid.T) words {
			return words{rapid.Bool().Draw(t, "err"), rapid.StringMatching(`[一-五\n]{0,3}`).Draw(t, "text")}
		})).Draw(t, "said")
		var both bytes.Buffer
		now := New(&both, &both)
		to, recording := now.Record()
		var want strings.Builder
		for _, w := range said {
			if w.toErr {
				to.Say("%s", w.text)
				want.WriteString(w.text + "\n")
			} else {
				fmt.Fprint(to.Out, w.text)
				want.WriteString(w.text)
			}
		}
		if both.Len() > 0 {
			t.Fatalf("said before its turn: %q", &both)
		}
		recording.Play(now)
		if both.String() != want.String() {
			t.Fatalf("%q, want %q", &both, want.String())
		}
	})
}

// TestBar shows what the bar of a run says, and that it goes.
func TestBar(t *testing.T) {
	var b bytes.Buffer
	p := &Progress{bar: newBar(&b, 8, true)}
	for range 4 {
		p.Done()
	}
	said := &Terminal{Out: &Watched{w: &b}, Err: &b, progress: p}
	said.Aside(func() { said.Say("在上面") })
	if got := b.String(); !strings.Contains(got, "\x1b[2K\r在上面\n") || !strings.Contains(got, " 12% [") ||
		!strings.Contains(got, "个/") {
		t.Errorf("%q", got)
	}
	p.End()
	p.End()
	p.Done()
	if got := b.String(); !strings.HasSuffix(got, "\x1b[2K\r") {
		t.Errorf("%q", got)
	}
	quiet := New(&b, &b)
	if quiet.Begin(100).bar != nil || quiet.IsWatched() || quiet.SharesOut() {
		t.Error("a bar where nobody sees it")
	}
}
