//go:build unix

package desk

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"pgregory.net/rapid"

	"nianbao/filing"
	"nianbao/filing/disk"
	"nianbao/filing/file"
)

const killAt, draftsIn = "NIANBAO_TEST_KILL_AT", "NIANBAO_TEST_DRAFTS_IN"

const received = "applications.received.person"

// TestTypedUntilKilled is no test: it types into a file, goes on typing, throws that draft away and types into another one,
// until it is killed at one of its steps to disk; for TestDraftsKilled.
func TestTypedUntilKilled(t *testing.T) {
	at, err := strconv.Atoi(os.Getenv(killAt))
	if err != nil {
		t.Skip("for another test")
	}
	d, f := newDesk(t)
	d.drafts.dir = os.Getenv(draftsIn)
	steps := 0
	disk.Before = func(disk.Step, string) error {
		if steps++; steps == at {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
		}
		return nil
	}
	for _, typed := range []*string{new("1"), new("2"), nil, new("3")} {
		if _, err := d.Correct(context.Background(), f.id, Corrections{Cells: map[string]*string{received: typed}}); err != nil {
			t.Fatalf("d.Correct: %v", err)
		}
		text := "-"
		if typed != nil {
			text = *typed
		}
		os.Stdout.WriteString("typed " + text + "\n")
	}
	os.Stdout.WriteString("steps " + strconv.Itoa(steps) + "\n")
}

// TestDraftsKilled kills a page at steps of keeping what is typed: what it had said was typed, or what it was about to keep,
// is in the list of the next start and can be opened, and nothing else is left there.
func TestDraftsKilled(t *testing.T) {
	points := []int{12, 23}
	if os.Getenv("NIANBAO_LONG") != "" {
		points = nil
		for at := 1; at <= 50; at++ {
			points = append(points, at)
		}
	}
	next := map[string]string{"": "1", "1": "2", "2": "-", "-": "3", "3": "3"}
	for _, at := range points {
		folder := filepath.Join(t.TempDir(), "drafts")
		c := exec.Command(os.Args[0], "-test.run", "^TestTypedUntilKilled$")
		c.Env = append(os.Environ(), killAt+"="+strconv.Itoa(at), draftsIn+"="+folder, "TMPDIR="+t.TempDir())
		out, err := c.Output()
		var ended *exec.ExitError
		if strings.Contains(string(out), "steps ") {
			t.Logf("%d points: %s", at-1, out[strings.Index(string(out), "steps"):])
			return
		}
		if !errors.As(err, &ended) || ended.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
			t.Fatalf("%v: %s", err, out)
		}
		typed := ""
		for line := range strings.Lines(string(out)) {
			if text, ok := strings.CutPrefix(line, "typed "); ok {
				typed = strings.TrimSpace(text)
			}
		}
		if kept := draftsOf(t, folder); kept != strings.Trim(typed, "-") && kept != strings.Trim(next[typed], "-") {
			t.Fatalf("killed at %d after %q was typed, there is %q: %s", at, typed, kept, out)
		}
	}
}

// draftsOf starts a desk and returns what is typed in its one draft, "" for none. Nothing else may be left.
func draftsOf(t *testing.T, folder string) (typed string) {
	t.Helper()
	d, err := New(filing.Builtin(), folder, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	defer d.Close()
	list := d.Drafts()
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, os.ErrNotExist) || len(entries) != len(list) || len(list) > 1 {
		t.Fatalf("%d drafts, and there are %v: %v", len(list), entries, err)
	}
	for _, one := range list {
		v, err := d.OpenDraft(context.Background(), one.ID)
		if err != nil {
			t.Fatalf("d.OpenDraft: %v", err)
		}
		typed = v.Corrected.Cells[received]
		inside, err := os.ReadDir(filepath.Join(folder, one.ID))
		if err != nil {
			t.Fatalf("os.ReadDir: %v", err)
		}
		for _, e := range inside {
			if name := e.Name(); name != draftName && name != fileName && name != "lock" {
				t.Fatalf("%s is left in a draft", name)
			}
		}
	}
	return typed
}

// TestZipTime shows that a clock which stands before all zips gives no wrong date.
func TestZipTime(t *testing.T) {
	now := time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)
	if got := zipTime(time.Unix(0, 0)); got.Year() != 1980 || !zipTime(now).Equal(now) {
		t.Error(got, zipTime(now))
	}
}

// TestNoPlace shows what is said where there is no place for drafts, or for what the page holds.
func TestNoPlace(t *testing.T) {
	none := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(none, nil, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	for folder, words := range map[string]string{"": "找不到", filepath.Join(none, "drafts"): "找不到文件夹",
		filepath.Join(t.TempDir(), "drafts"): ""} {
		d, err := New(filing.Builtin(), folder, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatalf("New: %v", err)
		}
		if why := d.Unkept(); (why == "") != (words == "") || !strings.Contains(why, words) {
			t.Errorf("%s: %s", folder, why)
		}
		d.Close()
	}
	t.Setenv("TMPDIR", none)
	var said *file.Error
	if _, err := New(filing.Builtin(), "", slog.New(slog.DiscardHandler)); !errors.As(err, &said) ||
		!strings.Contains(said.Error(), "临时文件夹（"+none+"）写不进去：找不到文件夹。请看") {
		t.Errorf("New: %v", err)
	}
}

// TestAnyDraftFault lets any step fail while somebody types, and takes it back: what the page says is kept is kept, and where
// it is not the page says so.
func TestAnyDraftFault(t *testing.T) {
	d, f := newDesk(t)
	if _, err := d.View(context.Background(), f.id); err != nil {
		t.Fatalf("d.View: %v", err)
	}
	t.Cleanup(func() { disk.Before = nil })
	rapid.Check(t, func(t *rapid.T) {
		disk.Before = nil
		if err := d.drafts.remove(f.draft); err != nil {
			t.Fatalf("d.drafts.remove: %v", err)
		}
		f.draft, f.unkept = "", ""
		for range rapid.IntRange(1, 4).Draw(t, "steps") {
			errno := rapid.SampledFrom([]syscall.Errno{syscall.ENOSPC, syscall.EROFS, syscall.EIO, syscall.EACCES}).Draw(t, "errno")
			from, until := rapid.IntRange(1, 14).Draw(t, "from"), rapid.IntRange(1, 40).Draw(t, "until")
			n, failed := 0, false
			disk.Before = func(disk.Step, string) error {
				if n++; n >= from && n < until {
					failed = true
					return errno
				}
				return nil
			}
			f.state = state{}
			if rapid.Bool().Draw(t, "typed") {
				f.state.Typed.Cells = map[string]string{received: rapid.StringMatching(`[1-9][0-9]{0,3}`).Draw(t, "text")}
			}
			f.unkept = ""
			d.keep(f)
			disk.Before = nil
			kept, ok := d.drafts.read(f.draft)
			is, typed, said := kept.State.Typed.Cells, f.state.Typed.Cells, strings.Contains(f.unkept, "草稿")
			if !maps.Equal(is, typed) && !said || said && !failed || f.draft != "" && !ok {
				t.Fatalf("kept %v (%v), typed %v, and the page says %q", is, ok, typed, f.unkept)
			}
		}
	})
}
