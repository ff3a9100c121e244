package leftover

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"nianbao/filing/disk"
	"nianbao/regex"
)

// pagePrefix begins the names of folders of the local page, which hold files of any name.
const pagePrefix = "nianbao-page-"

// The names of folders that are made where all programs make theirs, and nowhere else.
var (
	heldShape = regex.New(`^nianbao-(pdf|page)-[0-9]{1,20}$`)
	printing  = regex.New(`^nianbao-pdf-[0-9]{1,20}$`)
)

// lockName is the file in a folder that its run holds locked.
const lockName = "lock"

// A Folder is one that its run holds.
type Folder struct {
	Path string
	lock *disk.File
}

// WorkFolder makes a folder for printing, which its run holds until done is called.
func WorkFolder() (dir string, done func(), err error) { return temporary("nianbao-pdf-") }

// PageFolder makes a folder for what the local page holds, likewise.
func PageFolder() (dir string, done func(), err error) { return temporary(pagePrefix) }

func temporary(prefix string) (dir string, done func(), err error) {
	sweepOnce(os.TempDir(), heldShape)
	f, err := held(func() (string, error) { return os.MkdirTemp("", prefix) })
	if err != nil {
		return "", nil, err
	}
	return f.Path, f.Remove, nil
}

// NewFolder makes a folder within another, which is made where it is missing, for what gets its name when it is whole.
func NewFolder(within string) (*Folder, error) {
	return held(func() (string, error) {
		if err := disk.MkdirAll(within, 0o700); err != nil {
			return "", err
		}
		dir := filepath.Join(within, ".nianbao-"+rand.Text()+".dir")
		return dir, os.Mkdir(dir, 0o700)
	})
}

// held makes a folder and holds it.
func held(newFolder func() (string, error)) (*Folder, error) {
	for try := 1; ; try++ {
		dir, err := newFolder()
		if err != nil {
			return nil, err
		}
		lock, err := disk.Create(filepath.Join(dir, lockName), 0o600)
		switch {
		case err == nil && hold(lock):
			return &Folder{dir, lock}, nil
		case err == nil:
			err = &fs.PathError{Op: "lock", Path: lock.Name(), Err: fs.ErrNotExist}
		}
		if try == maxTries || !errors.Is(err, fs.ErrNotExist) {
			os.Remove(dir)
			return nil, err
		}
	}
}

// Rename gives the folder its name. Its lock is of no use there.
func (f *Folder) Rename(to string) error {
	if !RenamesHeld {
		f.lock.Close()
	}
	err := disk.Rename(f.Path, to)
	if err == nil {
		disk.Remove(filepath.Join(to, lockName))
	}
	f.lock.Close()
	return err
}

// Remove takes the folder away, with all that stands in it.
func (f *Folder) Remove() {
	if root, err := os.OpenRoot(f.Path); err == nil {
		empty(root, f.lock.File)
		root.Close() // Windows removes no folder that is open
	}
	f.lock.Close()
	os.Remove(f.Path)
}

// RemoveFolder takes a folder away, or nothing of it where that cannot be: it loses its name first, so that nobody takes
// what is left of it for the whole.
func RemoveFolder(dir string) error {
	gone := filepath.Join(filepath.Dir(dir), ".nianbao-"+rand.Text()+".gone")
	if err := disk.Rename(dir, gone); err != nil {
		return err
	}
	disk.RemoveAll(gone) // what stays is taken away by a later run
	return nil
}

// takeFolder takes away a folder that was seen in another one, if nobody holds it.
func takeFolder(path string, seen fs.FileInfo, now time.Time) {
	if strings.HasSuffix(path, ".gone") {
		os.RemoveAll(path)
		return
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return
	}
	defer root.Close()
	if is, err := root.Stat("."); err != nil || !os.SameFile(is, seen) { // in a folder that all may write to
		return
	}
	age := ageOf(seen, now)
	if printing.MatchString(filepath.Base(path)) && !isPrinting(root) {
		return
	}
	lock, err := root.OpenFile(lockName, os.O_RDWR, 0)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if age >= oldFolder && isPrinting(root) {
			empty(root, nil)
		}
	case err != nil:
		return
	default:
		defer lock.Close()
		info, err := lock.Stat()
		if err != nil || ageOf(info, now) < youngFile || Lock(lock) != nil {
			return
		}
		empty(root, lock)
	}
	root.Close() // Windows removes no folder that is open
	// If it is empty: of what else stands in it nobody knows whose it is, and who has just made it makes another one.
	os.Remove(path)
}

// empty takes away what stands in a folder, the lock, which is held, last: as long as there is anything else, another run
// can tell that nobody holds it.
func empty(root *os.Root, lock *os.File) {
	left := false
	for _, name := range namesIn(root) {
		left = name != lockName && root.RemoveAll(name) != nil || left
	}
	if lock == nil || left {
		return
	}
	if !RenamesHeld { // nor is it taken away while it is open
		lock.Close()
	}
	root.Remove(lockName)
}

// namesIn returns what stands in a folder.
func namesIn(root *os.Root) []string {
	dir, err := root.Open(".")
	if err != nil {
		return nil
	}
	defer dir.Close()
	names, _ := dir.Readdirnames(-1)
	return names
}

// isPrinting reports whether a folder holds nothing but what printing puts there.
func isPrinting(root *os.Root) bool {
	for _, name := range namesIn(root) {
		switch name {
		case "report.docx", "report.pdf", "profile", lockName:
		default:
			return false
		}
	}
	return true
}
