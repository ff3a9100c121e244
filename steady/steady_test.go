package steady

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// A shifting file is changed by somebody while it is read.
type shifting struct {
	*os.File
	reads  int
	change func(read int)
}

func (s *shifting) Read(p []byte) (int, error) {
	s.change(s.reads)
	s.reads++
	return s.File.Read(p[:min(len(p), 4)])
}

// TestAnyChange shows of a file that somebody writes over, makes longer, cuts or replaces between any two reads that what
// is returned is one of the states in which it was.
func TestAnyChange(t *testing.T) {
	dir := t.TempDir()
	defer func(was time.Duration) { pause = was }(pause)
	pause = 0
	rapid.Check(t, func(t *rapid.T) {
		path := filepath.Join(dir, "f")
		state := rapid.SliceOfN(rapid.Byte(), 0, 20).Draw(t, "first")
		if err := os.WriteFile(path, state, 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		if rapid.Bool().Draw(t, "old") {
			if err := os.Chtimes(path, time.Time{}, time.Now().Add(-time.Hour)); err != nil {
				t.Fatalf("os.Chtimes: %v", err)
			}
		}
		states := [][]byte{state}
		at := rapid.SliceOfNDistinct(rapid.IntRange(0, 12), 0, 3, rapid.ID).Draw(t, "at")
		f, err := os.Open(path)
		if err != nil {
			t.Fatalf("os.Open: %v", err)
		}
		defer f.Close()
		s := &shifting{File: f, change: func(read int) {
			for _, n := range at {
				if n != read {
					continue
				}
				next := rapid.SliceOfN(rapid.Byte(), 0, 20).Draw(t, "next")
				states = append(states, next)
				write := func(to string) error { return os.WriteFile(to, next, 0o600) }
				if rapid.Bool().Draw(t, "replaced") {
					err = errors.Join(write(path+".new"), os.Rename(path+".new", path))
				} else if err = os.Truncate(path, 0); err == nil {
					states = append(states, nil)
					err = write(path)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
		}}
		data, err := Read(s, 100)
		if errors.Is(err, ErrChanging) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, state := range states {
			if bytes.Equal(state, data) {
				return
			}
		}
		t.Fatalf("%q was never in the file: %q", data, states)
	})
}

// TestMost shows how much is read, and that a file which never rests is refused.
func TestMost(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(path, []byte("0123456789"), 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatalf("os.Open: %v", err)
	}
	defer f.Close()
	for most, want := range map[int64]string{4: "0123", 10: "0123456789", 99: "0123456789"} {
		if data, err := Read(f, most); err != nil || string(data) != want {
			t.Errorf("%d: %q %v", most, data, err)
		}
	}
	grows := &shifting{File: f, change: func(n int) {
		if err := os.WriteFile(path, bytes.Repeat([]byte("x"), n%7+1), fs.FileMode(0o600)); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
	}}
	if _, err := Read(grows, 100); !errors.Is(err, ErrChanging) {
		t.Errorf("Read: %v", err)
	}
}
