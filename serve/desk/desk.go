// Package desk is what the page's session holds: files under ids that cannot be guessed, in a private temporary folder,
// what was typed over them with undo, what is made of them, and the drafts that the user's own folder keeps of what was
// typed. It knows no requests.
//
// A file's reading, its corrections and its check need memory, and so few are held: the others are read again from the
// temporary folder when somebody asks for them.
package desk

import (
	"context"
	"crypto/rand"
	"log/slog"
	"os"
	"path/filepath"
	"sync"

	"nianbao/filing"
	"nianbao/filing/file"
	"nianbao/filing/leftover"
)

// Limits are what a desk holds at most.
type Limits struct {
	Files   int
	Bytes   int64 // of files and of what was made of them
	Waiting int   // works that wait for a core; browsers send six requests at once from one page
}

// A Desk holds the files of one start.
type Desk struct {
	Limits  Limits // set before anything is put on it
	filings *filing.Library
	log     *slog.Logger
	dir     string
	remove  func()
	drafts  *drafts
	queue   *queue
	many    *queue // of what is made of many files: its parts wait in the queue, and where both were one, for each other
	held    recent

	mu    sync.Mutex
	files map[string]*File
	order []string
	bytes int64
	made  madeList

	opening sync.Mutex // of drafts: two files must not keep what is typed in one
}

// New returns a desk whose drafts are kept in a folder, which it makes; "" for none. Close takes its temporary folder
// away. The error is an *file.Error.
func New(l *filing.Library, folder string, log *slog.Logger) (*Desk, error) {
	dir, remove, err := leftover.PageFolder()
	if err != nil {
		return nil, file.NoTemporary("", err)
	}
	limits := Limits{Files: 2000, Bytes: 4 << 30, Waiting: 256}
	kept := &drafts{dir: folder}
	kept.tidy()
	return &Desk{Limits: limits, filings: l, log: log, dir: dir, remove: remove, drafts: kept,
		queue: newQueue(), many: newQueue(), files: map[string]*File{}}, nil
}

// Close takes all away but the drafts.
func (d *Desk) Close() { d.remove() }

// Unkept says in Chinese, without a full stop, why what is typed cannot be kept as drafts, "" where it can.
func (d *Desk) Unkept() string {
	if d.drafts.dir == "" {
		return "这台机器上找不到存放的文件夹"
	}
	probe, err := leftover.NewFolder(d.drafts.dir)
	if err != nil {
		reason, _ := file.Hindrance(err, "")
		return reason
	}
	probe.Remove()
	return ""
}

// do runs a work when a core is free, and returns its error.
func (d *Desk) do(ctx context.Context, work func() error) error {
	return d.queue.do(ctx, d.Limits.Waiting, work)
}

// file returns a file by its id.
func (d *Desk) file(id string) (*File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if f := d.files[id]; f != nil {
		return f, nil
	}
	return nil, errNoFile
}

// all returns the files in the order in which they came.
func (d *Desk) all() []*File {
	d.mu.Lock()
	defer d.mu.Unlock()
	list := make([]*File, 0, len(d.order))
	for _, id := range d.order {
		list = append(list, d.files[id])
	}
	return list
}

// put lays a file on the desk, whose bytes are counted already.
func (d *Desk) put(f *File) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.files[f.id] = f
	d.order = append(d.order, f.id)
}

// claim counts bytes, and files, that are about to be kept, or refuses them. What was made and is in the way goes: it can
// be made again.
func (d *Desk) claim(files int, n int64) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.tidy(n)
	if files > 0 && len(d.order)+files > d.Limits.Files || d.bytes+n > d.Limits.Bytes {
		return &Error{Kind: Full, Reason: "这里放的文件太多了", Advice: "请先移走一些，再添加。"}
	}
	d.bytes += n
	return nil
}

// folder makes a folder for something new, and its id.
func (d *Desk) folder() (id, dir string, err error) {
	id = rand.Text()
	dir = filepath.Join(d.dir, id)
	if err := os.Mkdir(dir, 0o700); err != nil {
		return "", "", noRoom(err)
	}
	return id, dir, nil
}

func noRoom(err error) error {
	reason, advice := file.Hindrance(err, "临时文件夹")
	return &Error{Kind: Conflict, Reason: "临时文件存不下来：" + reason, Advice: advice, Err: err}
}

// Remove takes a file off the desk. Its draft stays.
func (d *Desk) Remove(id string) error {
	d.mu.Lock()
	f := d.files[id]
	if f == nil {
		d.mu.Unlock()
		return errNoFile
	}
	delete(d.files, id)
	for i := range d.order {
		if d.order[i] == id {
			d.order = append(d.order[:i:i], d.order[i+1:]...)
			break
		}
	}
	d.bytes -= f.size
	d.mu.Unlock()
	d.held.forget(f)
	os.RemoveAll(filepath.Dir(f.path))
	return nil
}
