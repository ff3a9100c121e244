package leftover

import (
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// TestSweep shows that leftovers of this program are taken away as soon as nobody holds them, and that what is held, may
// be about to be, or is somebody else's stays.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-2 * time.Hour)
	file := func(name string, at time.Time) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatalf("os.MkdirAll: %v", err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		for ; path != dir; path = filepath.Dir(path) {
			if err := os.Chtimes(path, at, at); err != nil {
				t.Fatalf("os.Chtimes: %v", err)
			}
		}
		return filepath.Join(dir, name)
	}
	temp := func() string { return ".nianbao-" + rand.Text() + ".tmp" }
	gone := []string{file(temp(), old), file(".nianbao-3141592653.tmp", old), file("nianbao-pdf-123/report.docx", old), file("nianbao-pdf-45/lock", old),
		file("nianbao-page-48/lock", old), file("nianbao-page-51/lock", time.Now().Add(-2*youngFile-time.Minute)),
		file(temp(), time.Now().Add(-2*youngFile)), file(".nianbao-"+rand.Text()+".gone/draft.json", time.Now()),
		file(temp(), time.Now().AddDate(30, 0, 0))} // written while the clock was wrong
	kept := []string{file("nianbao-pdf-46/report.docx", time.Now()), file(".nianbao-x.tmp", old),
		file("nianbao-pdf-9/other.docx", old), file("nianbao-2024/report.docx", old), file("nianbao-mine/report.docx", old), file("report.docx", old),
		file("nianbao-page-50/A/统计表.xlsx", old), file("nianbao-page-53/file", time.Now())}
	for _, name := range []string{temp(), "nianbao-pdf-47/lock", "nianbao-page-49/lock"} {
		path := file(name, old)
		held, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			t.Fatalf("os.OpenFile: %v", err)
		}
		defer held.Close()
		if err := Lock(held); err != nil {
			t.Skip("here are no locks:", err)
		}
		kept = append(kept, path)
	}
	sweep(dir, heldShape, time.Now())
	sweep(dir, wholeShape, time.Now())
	for _, path := range gone {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s is left", path)
		}
	}
	for _, path := range kept {
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s is gone", path)
		}
	}
}

// TestSweepAtOnce shows that no sweep takes away what another run is about to write, be it made a moment ago.
func TestSweepAtOnce(t *testing.T) {
	dir := t.TempDir()
	var runs, sweeps sync.WaitGroup
	done := make(chan struct{})
	for range 2 {
		sweeps.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					Sweep(dir)
				}
			}
		})
	}
	for run := range 4 {
		runs.Go(func() {
			for n := range 30 {
				f, err := Create(dir, 0o600)
				if err != nil {
					t.Error(err)
					return
				}
				if _, err = f.Write([]byte("x")); err == nil && RenamesHeld {
					err = os.Rename(f.Name(), filepath.Join(dir, fmt.Sprint(run, "-", n)))
				}
				f.Close()
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	runs.Wait()
	close(done)
	sweeps.Wait()
	if entries, err := os.ReadDir(dir); err != nil || RenamesHeld && len(entries) != 120 {
		t.Errorf("%d files: %v", len(entries), err)
	}
}

// TestFolders shows that a folder has its name when it is whole, and none when it is being taken away; that of one which
// was killed nothing is left, wherever that was.
func TestFolders(t *testing.T) {
	root := t.TempDir()
	f, err := NewFolder(filepath.Join(root, "drafts"))
	if err != nil {
		t.Fatalf("NewFolder: %v", err)
	}
	if err := os.WriteFile(filepath.Join(f.Path, "file"), []byte("x"), 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	Sweep(filepath.Join(root, "drafts"))
	to := filepath.Join(root, "drafts", "A")
	if err := f.Rename(to); err != nil {
		t.Fatalf("f.Rename: %v", err)
	}
	if entries, err := os.ReadDir(to); err != nil || len(entries) != 1 {
		t.Errorf("%v %v", entries, err)
	}
	if err := RemoveFolder(to); err != nil {
		t.Errorf("RemoveFolder: %v", err)
	}
	killed := filepath.Join(root, "drafts", ".nianbao-"+rand.Text()+".dir")
	if err := os.MkdirAll(killed, 0o700); err != nil {
		t.Fatalf("os.MkdirAll: %v", err)
	}
	for _, name := range []string{lockName, "file"} {
		if err := os.WriteFile(filepath.Join(killed, name), nil, 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		if err := os.Chtimes(filepath.Join(killed, name), time.Time{}, time.Now().Add(-2*youngFile)); err != nil {
			t.Fatalf("os.Chtimes: %v", err)
		}
	}
	Sweep(filepath.Join(root, "drafts"))
	if entries, err := os.ReadDir(filepath.Join(root, "drafts")); err != nil || len(entries) != 0 {
		t.Errorf("left: %v %v", entries, err)
	}
}

// TestSweepBesideFolders shows that nothing is taken away in the folder of a user's report but what no user calls so.
func TestSweepBesideFolders(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-48 * time.Hour)
	for _, name := range []string{"nianbao-2024", "nianbao-pdf-2024", "nianbao-page-1", "nianbao-2023", "nianbao-pdf-2023"} {
		folder := filepath.Join(dir, name)
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatalf("os.Mkdir: %v", err)
		}
		if name[len(name)-1] != '3' { // those of 2023 are empty
			for _, own := range []string{"report.docx", "lock"} {
				if err := os.WriteFile(filepath.Join(folder, own), []byte("x"), 0o600); err != nil {
					t.Fatalf("os.WriteFile: %v", err)
				}
				if err := os.Chtimes(filepath.Join(folder, own), old, old); err != nil {
					t.Fatalf("os.Chtimes: %v", err)
				}
			}
		}
		if err := os.Chtimes(folder, old, old); err != nil {
			t.Fatalf("os.Chtimes: %v", err)
		}
	}
	Sweep(dir)
	if left, err := filepath.Glob(filepath.Join(dir, "*", "*")); err != nil || len(left) != 6 {
		t.Errorf("files that are left: %q %v", left, err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 5 {
		t.Errorf("folders that are left: %v %v", left, err)
	}
}

// TestAgeOf says how old something is, whatever the clock was when it was written.
func TestAgeOf(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatalf("os.Stat: %v", err)
	}
	for since, want := range map[time.Duration]time.Duration{0: 0, time.Minute: time.Minute, -time.Minute: 0, -oldUnknown: 0, -oldUnknown - 1: oldUnknown} {
		if got := ageOf(info, info.ModTime().Add(since)); got != want {
			t.Errorf("%v later: %v, want %v", since, got, want)
		}
	}
}

// TestNoFolder shows that no folder is made, and none held, where none can stand.
func TestNoFolder(t *testing.T) {
	inTheWay := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(inTheWay, nil, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	if f, err := NewFolder(filepath.Join(inTheWay, "drafts")); err == nil || f != nil {
		t.Errorf("NewFolder: %v, %v", f, err)
	}
	t.Setenv("TMPDIR", inTheWay)
	t.Setenv("TMP", inTheWay)
	if dir, done, err := PageFolder(); err == nil || dir != "" || done != nil {
		t.Errorf("PageFolder: %s, %v", dir, err)
	}
	if f, err := Create(inTheWay, 0o600); err == nil || f != nil {
		t.Errorf("Create: %v", err)
	}
	if err := RemoveFolder(filepath.Join(inTheWay, "b")); err == nil {
		t.Error("what is not there is taken away")
	}
}

// TestHold shows that one program at a time holds a file, which is made where it is missing, and that it is gone when it
// is released.
func TestHold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if Unused(path) {
		t.Error("what is not there is unused")
	}
	f, ok, err := Hold(path)
	if err != nil || !ok {
		t.Fatalf("Hold: %v, %v", ok, err)
	}
	if Lock(f.File) != nil {
		t.Skip("here are no locks")
	}
	if again, ok, err := Hold(path); again != nil || ok || err != nil || Unused(path) {
		t.Errorf("held twice: %v, %v", ok, err)
	}
	Release(f)
	if _, err := os.Stat(path); err == nil {
		t.Error("it is there still")
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	if !Unused(path) {
		t.Error("what nobody holds is used")
	}
	if f, ok, err = Hold(path); err != nil || !ok {
		t.Fatalf("Hold: %v, %v", ok, err)
	}
	Release(f)
	if _, _, err := Hold(filepath.Join(path, "b")); err == nil {
		t.Error("held where there is no folder")
	}
}

// TestFolderLetsGo shows that nothing of a folder stays open that was taken away: Windows takes none away that is.
func TestFolderLetsGo(t *testing.T) {
	open := func() int {
		list, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Skip("what is open cannot be told here:", err)
		}
		return len(list)
	}
	before := open()
	for range 10 {
		dir, done, err := WorkFolder()
		if err != nil {
			t.Fatalf("WorkFolder: %v", err)
		}
		done()
		if _, err := os.Stat(dir); err == nil {
			t.Fatal("it is there still")
		}
	}
	if after := open(); after >= before+10 {
		t.Errorf("%d are open, before %d", after, before)
	}
}
