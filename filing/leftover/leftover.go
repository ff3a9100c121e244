// Package leftover keeps what a run writes before it is done apart from what an earlier one left behind. It knows the
// names of temporary files and folders, and no report.
//
// A run that was killed leaves the temporary file of what it was writing, and the folder in which a report was to be
// printed. Who works on one holds a lock on it, which ends with the program however that ends: the next run takes away
// what nobody holds.
package leftover

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"nianbao/filing/disk"
	"nianbao/regex"
)

// How old what nobody holds must be before it is taken away. A file is held from the moment at which it is made until it
// has its name where the system lets it be renamed so (youngFile); where there are no locks, and of folders of before
// there were any, age alone tells.
const (
	oldFolder  = time.Hour
	oldUnknown = 24 * time.Hour
)

// The names of what a run makes in any folder, the first by rand.Text, or by os.CreateTemp.
var (
	tempShape  = regex.New(`^\.nianbao-([A-Z2-7]{26}|[0-9]{1,20})\.tmp$`)
	wholeShape = regex.New(`^\.nianbao-[A-Z2-7]{26}\.(dir|gone)$`)
)

// errHeld says that somebody else holds a file.
var errHeld = errors.New("held by another program")

// Create makes a temporary file in a folder, which its run holds as long as it is open.
func Create(dir string, perm fs.FileMode) (*disk.File, error) {
	for try := 1; ; try++ {
		f, err := disk.Create(filepath.Join(dir, ".nianbao-"+rand.Text()+".tmp"), perm)
		if err != nil || hold(f) {
			return f, err
		}
		os.Remove(f.Name()) // where it is still there
		if try == maxTries {
			return nil, &fs.PathError{Op: "lock", Path: f.Name(), Err: errHeld}
		}
	}
}

// maxTries is how often what another run took for a leftover at once is made anew.
const maxTries = 100

// hold takes a lock on a file that was just made, and reports whether it is its own: another run may have taken it for a
// leftover before it was locked. Where there are no locks, it is. What has its name is the file: nobody else makes one of
// such a name, and not all network folders tell a file by the same number each time.
func hold(f *disk.File) bool {
	err := Lock(f.File)
	if _, gone := os.Lstat(f.Name()); errors.Is(err, errHeld) || gone != nil {
		f.Close()
		return false
	}
	return true
}

// Hold makes a file, or takes one that is there, and holds it as long as it is open; ok is false where another program
// holds it.
func Hold(path string) (f *disk.File, ok bool, err error) {
	for range 100 {
		if f, err = disk.Open(path, 0o600); err != nil {
			return nil, false, err
		}
		err := Lock(f.File)
		own, _ := f.Stat()
		there, gone := os.Lstat(path)
		switch {
		case errors.Is(err, errHeld):
			f.Close()
			return nil, false, nil
		case gone == nil && os.SameFile(own, there):
			return f, true, nil
		}
		f.Close() // another run has just taken it away
	}
	return nil, false, nil
}

// Release takes a file away that is held, and lets go of it.
func Release(f *disk.File) {
	if !RenamesHeld {
		f.Close()
	}
	disk.Remove(f.Name())
	f.Close()
}

// swept are the folders that this run has looked through.
var swept sync.Map

// SweepOnce takes the leftovers out of a folder, the first time that a run writes there.
func SweepOnce(dir string) { sweepOnce(dir, wholeShape) }

func sweepOnce(dir string, folders *regex.Lazy) {
	type sweeping struct {
		dir     string
		folders *regex.Lazy
	}
	if _, done := swept.LoadOrStore(sweeping{dir, folders}, true); !done {
		sweep(dir, folders, time.Now())
	}
}

// Sweep takes the leftovers out of a folder. What cannot be taken out stays: it is in nobody's way.
func Sweep(dir string) { sweep(dir, wholeShape, time.Now()) }

// sweep takes out the temporary files, and folders whose names have a shape: somebody may well call a folder nianbao-2024,
// or nianbao-pdf-2024, that is no leftover.
func sweep(dir string, folders *regex.Lazy, now time.Time) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			continue
		}
		path := filepath.Join(dir, e.Name())
		if e.Type().IsRegular() && tempShape.MatchString(e.Name()) {
			takeFile(path, ageOf(info, now))
		} else if e.IsDir() && folders.MatchString(e.Name()) {
			takeFolder(path, info, now)
		}
	}
}

// ageOf returns how long ago something was changed. Somebody may have set the clock back since: it is old then.
func ageOf(info fs.FileInfo, now time.Time) time.Duration {
	age := now.Sub(info.ModTime())
	if age < -oldUnknown {
		return oldUnknown
	}
	return max(age, 0)
}

// takeFile takes a temporary file of such an age away, if nobody holds it.
func takeFile(path string, age time.Duration) {
	young := youngFile
	f, err := openToLock(path)
	if err != nil {
		return
	}
	defer f.Close()
	switch err := Lock(f); {
	case errors.Is(err, errHeld):
		return
	case err != nil:
		young = oldUnknown
	}
	if age < young {
		return
	}
	if !RenamesHeld {
		f.Close()
	}
	os.Remove(path)
}

// Unused reports whether a file is there and nobody holds a lock on it; false where the file system knows no locks.
func Unused(path string) bool {
	file, err := openToLock(path)
	if err != nil {
		return false
	}
	defer file.Close()
	return Lock(file) == nil
}

// openToLock opens a file as locks need it: some network file systems lock none that is open for reading alone.
func openToLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrPermission) {
		f, err = os.Open(path)
	}
	return f, err
}
