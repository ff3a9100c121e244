package batch

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"nianbao/filing/file"
)

// folder takes in what lies in a folder, and with Recursive in those below it: by paths, whatever order the system
// keeps. Links to folders are followed last, so that a folder which can be reached both ways has the name without one,
// and one to a folder above ends there. A pattern, if any, says how files must be called.
func (g *gatherer) folder(root, pattern string) {
	w := walk{gatherer: g, root: root, pattern: pattern}
	if g.folders > 1 { // outputs of two folders must not fall together
		w.prefix = filepath.Base(absolute(root))
	}
	w.enter(root, w.prefix)
	for len(w.links) > 0 {
		link := w.links[0]
		w.links = w.links[1:]
		w.enter(link.path, link.below)
	}
	slices.SortFunc(w.items, func(a, b Item) int { return comparePaths(a.Below, b.Below) })
	for _, item := range w.items {
		g.add(item)
	}
}

// A walk looks through one folder that was named.
type walk struct {
	*gatherer
	root, prefix, pattern string
	items                 []Item
	links                 []link // to folders
}

// A link leads from a folder to another one.
type link struct{ path, below string }

func (w *walk) enter(dir, below string) {
	real := w.realOf(dir)
	if key := real + "\x00" + w.pattern; !w.entered[key] {
		w.entered[key] = true
	} else {
		return
	}
	if slices.Contains(w.except, real) {
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil { // what was read before the error is there nevertheless
		w.found.Unread = append(w.found.Unread, unread(dir, err))
	}
	for _, e := range entries {
		w.entry(e, filepath.Join(dir, e.Name()), path.Join(below, e.Name()))
	}
}

func unread(dir string, err error) error {
	reason := "这个文件夹打不开，里面的文件没有处理"
	if errors.Is(err, fs.ErrPermission) {
		reason = "没有权限看这个文件夹，里面的文件没有处理"
	}
	return &file.Error{Path: dir, Reason: reason, Advice: "请检查文件夹的权限和所在的磁盘，再对它重新运行。", Err: err}
}

// entry takes in one entry of a folder, or leaves it out.
func (w *walk) entry(e fs.DirEntry, at, below string) {
	name, mode := e.Name(), e.Type()
	isLink := mode&os.ModeSymlink != 0
	if isLink {
		if info, err := os.Stat(at); err == nil {
			mode = info.Mode().Type()
		} else {
			mode = 0 // it leads nowhere: the work on it says so
		}
	}
	switch {
	case IsOwner(name):
		w.leave(Owner, name)
	case isHiddenName(name) || isHiddenEntry(e):
		w.leave(Hidden, name)
	case mode.IsDir() && !w.Recursive:
		w.leave(Subfolder, name)
	case mode.IsDir() && isLink:
		w.links = append(w.links, link{at, below})
	case mode.IsDir():
		w.enter(at, below)
		return
	case w.pattern != "" && !matches(w.pattern, name):
	case !hasLiteralEnding(w.pattern) && !hasEnding(name, filings):
		w.leaveKind(at)
	case !mode.IsRegular():
		w.leave(Irregular, name)
	default:
		w.items = append(w.items, Item{Path: at, Below: below, Found: true})
	}
	w.files++
	w.tell(0)
}

func matches(pattern, name string) bool {
	ok, err := filepath.Match(pattern, name)
	return err == nil && ok
}

// comparePaths orders paths as a person reads a tree: by one folder after the other.
func comparePaths(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] == b[i] {
			continue
		}
		if a[i] == '/' {
			return -1
		}
		if b[i] == '/' {
			return 1
		}
		if a[i] < b[i] {
			return -1
		}
		return 1
	}
	return len(a) - len(b)
}
