package batch

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/filing/file"
	"nianbao/filing/seal"
)

// A Request says which files are meant.
type Request struct {
	Names     []string // files, folders, patterns with * ? [ ] where no file is called so
	List      []string // files or folders by their very names, as ReadList returns them
	Recursive bool     // with the folders below, and of patterns with what fits in them
	Except    []string // what this run writes, nothing in which is an item: files, or folders that hold no name

	// Looking is told how many files there are so far, and at how many of them was looked; nil for nobody. It is called
	// by the goroutine that gathers.
	Looking func(files, looked int)
}

// Gather returns the items that names lead to. The error is an *file.Error: there is not one.
func Gather(paths []string, recursive bool) (Found, error) {
	return Request{Names: paths, Recursive: recursive}.Gather()
}

// Gather returns the items that a request leads to. What is named and does not exist is an item, too: the work on it
// says so. The error is an *file.Error: there is no item and none that might have been.
func (r Request) Gather() (Found, error) {
	g := gatherer{Request: r, real: map[string]string{}, seen: map[string][]string{}, entered: map[string]bool{}}
	g.found.Many = len(r.Names)+len(r.List) > 1 || len(r.List) > 0
	for _, path := range r.Except {
		if real := g.realOf(path); !g.holdsNamed(real) {
			g.except = append(g.except, real)
		}
	}
	g.folders = g.countFolders()
	for _, name := range r.Names {
		g.name(name)
	}
	for _, name := range r.List {
		if isHiddenIn(name) {
			g.leave(Hidden, name)
			continue
		}
		g.named(name)
	}
	g.markMade()
	if len(g.found.Items) == 0 && len(g.found.Unread) == 0 {
		return g.found, g.nothing()
	}
	return g.found, nil
}

func (g *gatherer) nothing() error {
	words := g.found.Left.Words()
	switch {
	case words == "" && g.folders > 0:
		return &file.Error{Path: slices.Concat(g.Names, g.List)[0], Reason: "文件夹里没有文件",
			Advice: "请看文件夹有没有写错；下级文件夹里的，加 -r。"}
	case words == "":
		return &file.Error{Reason: "没有要处理的文件", Advice: "请写明文件或文件夹。"}
	case g.found.Left.All() == g.found.Left.Of(Owner):
		return &file.Error{Reason: "只有打开文件时产生的临时文件（~$ 开头），没有别的文件",
			Advice: "请写明要处理的文件。"}
	}
	return &file.Error{Reason: "没有找到统计表或报告（" + words + "）",
		Advice: "请看文件夹有没有写错；文件名不论，结尾要是 " + strings.Join(filings[:5], "、") + " 等。"}
}

// A gatherer finds the items of a request.
type gatherer struct {
	Request
	found   Found
	files   int                 // that were found in folders, whatever they are
	folders int                 // how many folders are named
	except  []string            // real paths
	real    map[string]string   // folders' paths without links
	seen    map[string][]string // real paths of items, by themselves in small letters
	entered map[string]bool     // folders that were looked into
}

// holdsNamed reports whether something that is named is a folder or in it.
func (g *gatherer) holdsNamed(folder string) bool {
	return slices.ContainsFunc(slices.Concat(g.Names, g.List), func(name string) bool {
		return within(g.realOf(name), folder)
	})
}

// within reports whether a path is a folder's or leads into it.
func within(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, folder+string(filepath.Separator))
}

func (g *gatherer) countFolders() int {
	n := 0
	for _, name := range slices.Concat(g.Names, g.List) {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			n++
		}
	}
	return n
}

// name takes in what a name that may be a pattern leads to. That a prompt has expanded one itself cannot be told.
func (g *gatherer) name(name string) {
	if _, err := os.Lstat(name); err == nil || !strings.ContainsAny(name, "*?[") {
		g.named(name)
		return
	}
	g.found.Many = true
	if dir, last := filepath.Split(name); g.Recursive && !strings.ContainsAny(dir, "*?[") {
		if g.folder(cmp.Or(dir, "."), last); len(g.found.Items) > 0 {
			return
		}
	}
	found, err := filepath.Glob(name)
	if err != nil || len(found) == 0 {
		g.named(name)
		return
	}
	slices.Sort(found)
	for _, path := range found {
		g.matched(path, filepath.Base(name))
	}
}

// matched takes in what a pattern gives: a folder is looked into, of files those are left out that a prompt would leave
// out, and those of other kinds unless the pattern has an ending.
func (g *gatherer) matched(path, pattern string) {
	base := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir() && !isHiddenName(base):
		g.folder(path, "")
	case IsOwner(base):
		g.leave(Owner, base)
	case isHiddenName(base) && !strings.HasPrefix(pattern, "."):
		g.leave(Hidden, base)
	case !hasLiteralEnding(pattern) && !hasEnding(base, filings):
		g.leaveKind(path)
	default:
		g.add(Item{Path: path, Below: base})
	}
}

// hasLiteralEnding reports whether a pattern says which ending files have.
func hasLiteralEnding(pattern string) bool {
	ending := filepath.Ext(pattern)
	return len(ending) > 1 && !strings.ContainsAny(ending, "*?[")
}

// named takes in a file or a folder that exists, or that somebody thinks does.
func (g *gatherer) named(name string) {
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		g.found.Many = true
		g.folder(name, "")
	case IsOwner(filepath.Base(name)) && g.found.Many: // a prompt's pattern gave it
		g.leave(Owner, name)
	case isWaivers(name) && g.found.Many: // likewise
		g.leaveKind(name)
	default:
		g.add(Item{Path: name, Below: filepath.Base(name)})
	}
}

// add takes in an item, unless it is there by another name.
func (g *gatherer) add(item Item) {
	real := g.realOf(item.Path)
	if slices.ContainsFunc(g.except, func(except string) bool { return within(real, except) }) {
		g.leave(Written, item.Path)
		return
	}
	folded := strings.ToLower(real)
	for _, other := range g.seen[folded] {
		if other == real || file.AreSame(other, real) {
			g.leave(Twice, item.Path)
			g.nameFound(other, item)
			return
		}
	}
	g.seen[folded] = append(g.seen[folded], real)
	g.found.Items = append(g.found.Items, item)
}

// nameFound takes an item that a folder gave as named, where somebody names it as well: it is meant itself then.
func (g *gatherer) nameFound(real string, again Item) {
	if again.Found {
		return
	}
	for i := range g.found.Items {
		if g.found.Items[i].Found && g.realOf(g.found.Items[i].Path) == real {
			g.found.Items[i].Found = false
		}
	}
}

func (g *gatherer) leave(why Reason, name string) { g.found.Left.Add(why, filepath.Ext(name)) }

// leaveKind leaves out a file of another kind by its path.
func (g *gatherer) leaveKind(name string) {
	if isWaivers(name) {
		g.leave(Waivers, name)
		if _, err := os.Stat(strings.TrimSuffix(name, waivers)); err != nil {
			g.found.Left.orphans = append(g.found.Left.orphans, name)
		}
		return
	}
	if hasEnding(name, archives) {
		g.leave(Archive, name)
		return
	}
	g.leave(Kind, name)
}

// realOf returns the path of a file without links; of one that does not exist, that of its folder.
func (g *gatherer) realOf(path string) string {
	path = filepath.Clean(path)
	if info, err := os.Lstat(path); err == nil && (info.IsDir() || info.Mode()&os.ModeSymlink != 0) {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			return absolute(real)
		}
	}
	dir := filepath.Dir(path)
	if _, known := g.real[dir]; !known {
		g.real[dir] = absolute(dir)
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			g.real[dir] = absolute(real)
		}
	}
	return filepath.Join(g.real[dir], filepath.Base(path))
}

func absolute(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

// tell tells how far the search is.
func (g *gatherer) tell(looked int) {
	if g.Looking != nil {
		g.Looking(max(g.files, len(g.found.Items)), looked)
	}
}

// lookers is how many files are looked at at once: on a server in the network each takes a while.
const lookers = 16

// markMade finds among the items found in folders those that this program has made, and puts them behind the others:
// when their turn comes it is known what of others there is. Workbooks come before the reports that may be of them.
func (g *gatherer) markMade() {
	items := g.found.Items
	look := func(_ context.Context, _ int, item Item) (bool, error) {
		return item.Found && seal.Bears(item.Path), nil
	}
	Run(context.Background(), items, lookers, look, func(n int, _ Item, made bool, _ error) error {
		items[n].Made = made
		g.tell(n + 1)
		return nil
	})
	turn := func(i Item) int {
		switch {
		case !i.Made:
			return 0
		case i.IsWorkbook():
			return 1
		}
		return 2
	}
	slices.SortStableFunc(items, func(a, b Item) int { return turn(a) - turn(b) })
}
