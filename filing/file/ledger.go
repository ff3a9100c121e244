package file

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// A Ledger knows, of a run over many files, which it reads and what it has written: no output may be one of them, by
// whatever name. Asking it takes no longer the more there are. The zero Ledger is empty; nil is, too.
type Ledger struct {
	mu            sync.Mutex
	read, written names
}

// NewLedger returns one of a run that reads such files.
func NewLedger(reads []string) *Ledger {
	l := &Ledger{}
	for _, path := range reads {
		l.read.add(path, "")
	}
	return l
}

// Reads reports whether the run reads a file.
func (l *Ledger) Reads(path string) bool {
	if l == nil {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	_, known := l.read.has(path)
	return known
}

// Wrote takes in what the run writes, or is about to, and what it is made of.
func (l *Ledger) Wrote(path, source string) {
	if l == nil || path == "" {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.written.add(path, source)
}

// Written reports whether the run has written a file, or is about to, and what that is made of.
func (l *Ledger) Written(path string) (source string, known bool) {
	if l == nil {
		return "", false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.written.has(path)
}

// names are files among which one is found by whatever name it has: another case, a link.
type names struct {
	list    []named
	folders map[string]string // without links
	byName  map[string][]int  // by the whole path in small letters
	byLook  map[look][]int    // of the first so many of the list
	looked  int
}

type named struct{ path, source string }

// A look is what two names of one file have in common for sure, and few other files.
type look struct {
	size    int64
	changed time.Time
}

func (n *names) add(path, source string) {
	if n.byName == nil {
		n.byName, n.folders = map[string][]int{}, map[string]string{}
	}
	key := n.key(path)
	n.byName[key] = append(n.byName[key], len(n.list))
	n.list = append(n.list, named{path, source})
}

// key returns the whole path of a file that need not exist, its folder without links, in small letters.
func (n *names) key(path string) string {
	dir := filepath.Dir(path)
	real, known := n.folders[dir]
	if !known {
		real = filepath.Dir(placed(path))
		if n.folders != nil {
			n.folders[dir] = real
		}
	}
	return strings.ToLower(filepath.Join(real, filepath.Base(path)))
}

// has returns the source of a file among those that are named.
func (n *names) has(path string) (source string, known bool) {
	if len(n.list) == 0 {
		return "", false
	}
	for _, i := range n.byName[n.key(path)] {
		if sameFile(path, n.list[i].path) {
			return n.list[i].source, true
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		return "", false
	}
	n.lookAt()
	for _, i := range n.byLook[look{info.Size(), info.ModTime()}] {
		if sameFile(path, n.list[i].path) {
			return n.list[i].source, true
		}
	}
	return "", false
}

// lookAt looks at the files that were added since, the first time that it matters.
func (n *names) lookAt() {
	if n.byLook == nil {
		n.byLook = map[look][]int{}
	}
	for ; n.looked < len(n.list); n.looked++ {
		if info, err := os.Stat(n.list[n.looked].path); err == nil {
			at := look{info.Size(), info.ModTime()}
			n.byLook[at] = append(n.byLook[at], n.looked)
		}
	}
}
