// Package leftover keeps what a run writes before it is done apart from what an earlier one left behind. It knows the
// names of temporary files and folders, and no report.
package leftover

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"nianbao/regex"
)

// A run that was killed leaves the temporary file of what it was writing, and the folder in which a report was to be
// printed. The next run takes them away when they are old and nobody's: who still works on one holds a lock on it.
const oldLeftover = time.Hour

// oldPage is how old a folder of the local page is when it must have its lock: what stands in it is the user's, and goes
// as soon as its run is dead.
const oldPage = 10 * time.Second

var (
	// the first by rand.Text, or by os.CreateTemp
	tempShape   = regex.New(`^\.nianbao-([A-Z2-7]{26}|[0-9]{1,20})\.tmp$`)
	folderShape = regex.New(`^nianbao-(pdf-|page-)?[0-9]{1,20}$`)
)

// pagePrefix begins the names of folders of the local page, which hold files of any name.
const pagePrefix = "nianbao-page-"

// lockName is the file in a folder for printing that its run holds locked.
const lockName = "lock"

// swept are the folders that this run has looked through.
var swept sync.Map

// SweepOnce takes the leftovers out of a folder, the first time that a run writes there.
func SweepOnce(dir string) {
	if _, done := swept.LoadOrStore(dir, true); !done {
		sweep(dir, time.Now())
	}
}

// sweep takes the leftovers out of a folder. What cannot be taken out stays: it is in nobody's way.
func sweep(dir string, now time.Time) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		isFile := e.Type().IsRegular() && tempShape.MatchString(e.Name())
		if !isFile && !(e.IsDir() && folderShape.MatchString(e.Name())) {
			continue
		}
		old := oldLeftover
		if strings.HasPrefix(e.Name(), pagePrefix) {
			old = oldPage
		}
		if info, err := e.Info(); err != nil || now.Sub(info.ModTime()) < old {
			continue
		}
		if isFile && Unused(path) {
			os.Remove(path)
		} else if !isFile && abandoned(path) {
			os.RemoveAll(path)
		}
	}
}

// Unused reports whether a file is there and nobody holds a lock on it; false where the file system knows no locks.
func Unused(path string) bool {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer file.Close()
	return Lock(file) == nil
}

// abandoned reports whether a folder holds nothing but what printing puts there, and nobody works in it; one of the local
// page is known by its lock.
func abandoned(dir string) bool {
	if strings.HasPrefix(filepath.Base(dir), pagePrefix) {
		return Unused(filepath.Join(dir, lockName))
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	for _, e := range entries {
		switch e.Name() {
		case "report.docx", "report.pdf", "profile":
		case lockName:
			if !Unused(filepath.Join(dir, lockName)) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// WorkFolder makes a folder for printing, which its run holds until done is called.
func WorkFolder() (dir string, done func(), err error) { return folder("nianbao-pdf-") }

// PageFolder makes a folder for what the local page holds, likewise.
func PageFolder() (dir string, done func(), err error) { return folder(pagePrefix) }

func folder(prefix string) (dir string, done func(), err error) {
	SweepOnce(os.TempDir())
	if dir, err = os.MkdirTemp("", prefix); err != nil {
		return "", nil, err
	}
	held, err := os.Create(filepath.Join(dir, lockName))
	if err == nil {
		Lock(held) // where there are no locks, nobody takes anything away
	}
	done = func() {
		if held != nil {
			held.Close()
		}
		os.RemoveAll(dir)
	}
	if err != nil {
		done()
		return "", nil, err
	}
	return dir, done, nil
}
