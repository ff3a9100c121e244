package desk

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"nianbao/filing/disk"
	"nianbao/filing/file"
	"nianbao/filing/leftover"
	"nianbao/filing/waivers"
	"nianbao/serve/view"
)

// drafts are what was typed, kept in the user's own folder: for each a folder with the file as it was dropped and, in
// draft.json, what was done to it.
type drafts struct {
	dir string // empty where none are kept
}

const (
	draftName = "draft.json"
	fileName  = "file" // with the ending of the file's own name
	maxDraft  = 16 << 20
)

// draftID is the shape of a draft's id, rand.Text's.
var draftID = regexp.MustCompile(`^[A-Z2-7]{26}$`)

// A draft is what draft.json holds.
type draft struct {
	Schema int       `json:"schema"`
	Name   string    `json:"name"`
	Agency string    `json:"agency"`
	Year   int       `json:"year"`
	Form   string    `json:"form"`
	Saved  time.Time `json:"saved"`
	Blank  bool      `json:"blank,omitempty"`
	Notes  []string  `json:"notes,omitempty"`
	Sum    string    `json:"sum,omitempty"` // of the file as it was dropped
	State  state     `json:"state"`
}

const draftSchema = 1

// A Draft is one in the list.
type Draft struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Agency  string    `json:"agency"`
	Year    int       `json:"year"`
	Form    string    `json:"form"`
	Saved   time.Time `json:"saved"`
	Changes int       `json:"changes"`
	Done
	Same []string `json:"same"` // the ids of the files on the desk that are the same as it was before anything was typed
}

// Done is what was done in a draft: how many cells, texts and particulars were typed and findings explained, and what was
// said when it was made.
type Done struct {
	Cells       int      `json:"cells"`
	Texts       int      `json:"texts"`
	Particulars int      `json:"particulars"`
	Explained   int      `json:"explained"`
	Blank       bool     `json:"blank"`
	Notes       []string `json:"notes"`
}

// keep saves what was typed over a file. Where that fails the view says so: somebody relies on it.
func (d *Desk) keep(f *File) {
	defer func() { f.entry.Store(&entry{f.listed, f.draft}) }()
	f.unkept = ""
	switch {
	case d.drafts.dir == "":
		f.unkept = "填的内容没有存成草稿：这台机器上找不到存放的文件夹，程序停下以前请下载"
	case f.shown.filing != nil && f.shown.filing.Encrypted():
		f.unkept = "有密码的文件不存草稿，程序停下以前请下载"
	case f.state.Typed.Count()+len(f.state.Explained) == 0 && !f.blank:
		d.discard(f)
	default:
		if err := d.drafts.save(f); err != nil {
			d.log.Error("draft", "failure", cause(err))
			why, advice := file.Hindrance(err, "存放草稿的文件夹")
			f.unkept = "填的内容没有能存成草稿：" + why + "，" + strings.TrimSuffix(advice, "。") + "；程序停下以前请下载"
		}
	}
}

// discard throws the draft of a file away over which nothing is typed any more. One that cannot be thrown away must not go
// on to say what was typed.
func (d *Desk) discard(f *File) {
	err := d.drafts.remove(f.draft)
	if err == nil {
		f.draft = ""
		return
	}
	d.log.Error("draft", "failure", cause(err))
	if d.drafts.save(f) != nil {
		f.unkept = "以前填的内容的草稿没有能删去，请看存放的文件夹是否只读；下次打开网页，列出来的还是那时填的"
	}
}

// save writes a file's draft.
func (s *drafts) save(f *File) error {
	l := f.listed
	kept := draft{draftSchema, f.name, l.Agency, l.Year, l.Form, time.Now().UTC(), f.blank, f.notes, f.sum, f.state}
	data, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	if s.has(f.draft) { // somebody may have emptied the folder
		return file.SavePrivate(filepath.Join(s.dir, f.draft, draftName), data)
	}
	id := rand.Text()
	if err := s.begin(f.path, id, data); err != nil {
		return err
	}
	f.draft = id
	return nil
}

// begin makes a draft's folder, which has its name when all stands in it.
func (s *drafts) begin(path, id string, data []byte) error {
	folder, err := leftover.NewFolder(s.dir)
	if err != nil {
		return err
	}
	err = copyFile(path, filepath.Join(folder.Path, fileName))
	if err == nil {
		err = s.keepWaivers(path, folder.Path)
	}
	if err == nil {
		err = file.SavePrivate(filepath.Join(folder.Path, draftName), data)
	}
	if err == nil {
		err = folder.Rename(filepath.Join(s.dir, id))
	}
	if err != nil {
		folder.Remove()
	}
	return err
}

// tidy takes away what a run that was killed has left among the drafts.
func (s *drafts) tidy() {
	if s.dir == "" {
		return
	}
	leftover.Sweep(s.dir)
	entries, _ := os.ReadDir(s.dir)
	for _, e := range entries {
		if draftID.MatchString(e.Name()) {
			leftover.Sweep(filepath.Join(s.dir, e.Name()))
		}
	}
}

// keepWaivers keeps what stands beside a file, too.
func (s *drafts) keepWaivers(path, dir string) error {
	if _, err := os.Stat(waivers.Beside(path)); err != nil {
		return nil
	}
	return copyFile(waivers.Beside(path), waivers.Beside(filepath.Join(dir, fileName)))
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := disk.Create(to, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(struct{ io.Writer }{out}, in)
	err = cmp.Or(err, out.Sync())
	return cmp.Or(err, out.Close())
}

// remove throws a draft away, "" or one that is gone for none.
func (s *drafts) remove(id string) error {
	if !s.has(id) {
		return nil
	}
	return leftover.RemoveFolder(filepath.Join(s.dir, id))
}

// has reports whether there is a draft of that id.
func (s *drafts) has(id string) bool {
	if s.dir == "" || !draftID.MatchString(id) {
		return false
	}
	_, err := os.Stat(filepath.Join(s.dir, id))
	return err == nil
}

// read returns a draft, false for none that can be read.
func (s *drafts) read(id string) (d draft, ok bool) {
	if !s.has(id) {
		return d, false
	}
	data, err := file.Read(filepath.Join(s.dir, id, draftName), "草稿", "", maxDraft)
	if err != nil || json.Unmarshal(data, &d) != nil || d.Schema != draftSchema {
		return d, false
	}
	return d, true
}

// Drafts returns what is kept, the latest first.
func (d *Desk) Drafts() []Draft {
	list := []Draft{}
	if d.drafts.dir == "" {
		return list
	}
	entries, err := os.ReadDir(d.drafts.dir)
	if err != nil {
		return list // there are none yet
	}
	for _, e := range entries {
		if kept, ok := d.drafts.read(e.Name()); ok {
			typed := kept.State.Typed
			done := Done{len(typed.Cells), len(typed.Texts), len(typed.Particulars), len(kept.State.Explained), kept.Blank,
				append([]string{}, kept.Notes...)}
			list = append(list, Draft{e.Name(), kept.Name, kept.Agency, kept.Year, kept.Form, kept.Saved, typed.Count(), done,
				d.same(e.Name(), kept.Sum)})
		}
	}
	slices.SortStableFunc(list, func(a, b Draft) int { return b.Saved.Compare(a.Saved) })
	return list
}

// same returns the files on the desk that are the same as a draft's was, but for the one that it is of.
func (d *Desk) same(draft, sum string) []string {
	ids := []string{}
	for _, f := range d.all() {
		if e := f.entry.Load(); sum != "" && f.sum == sum && (e == nil || e.draft != draft) {
			ids = append(ids, f.id)
		}
	}
	return ids
}

var errNoDraft = &Error{Kind: Missing, Reason: "没有这份草稿", Advice: "它可能已经删去了；请重新打开网页。"}

// RemoveDraft throws a draft away. A file on the desk that it is of stays.
func (d *Desk) RemoveDraft(ctx context.Context, id string) error {
	d.opening.Lock()
	defer d.opening.Unlock()
	f := d.ofDraft(id)
	if f != nil {
		if err := f.lock(ctx); err != nil {
			return err
		}
		defer f.unlock()
	}
	there := d.drafts.has(id)
	if err := d.drafts.remove(id); err != nil {
		d.log.Error("draft", "failure", cause(err))
		return &Error{Kind: Conflict, Reason: "这份草稿没有能删去", Advice: "请看存放的文件夹是否只读，再试一次。", Err: err}
	}
	if f != nil && f.draft == id {
		f.draft, f.blank = "", false
		f.entry.Store(&entry{f.listed, ""})
	}
	if !there {
		return errNoDraft
	}
	return nil
}

// ofDraft returns the file on the desk that a draft is of, nil for none.
func (d *Desk) ofDraft(id string) *File {
	for _, f := range d.all() {
		if e := f.entry.Load(); e != nil && e.draft == id {
			return f
		}
	}
	return nil
}

// OpenDraft puts a draft on the desk, where it is not there already.
func (d *Desk) OpenDraft(ctx context.Context, id string) (*view.View, error) {
	d.opening.Lock()
	defer d.opening.Unlock()
	if f := d.ofDraft(id); f != nil {
		return d.View(ctx, f.id)
	}
	kept, ok := d.drafts.read(id)
	if !ok {
		return nil, errNoDraft
	}
	from, err := os.Open(filepath.Join(d.drafts.dir, id, fileName))
	if err != nil {
		return nil, errNoDraft
	}
	defer from.Close()
	f, err := d.take(kept.Name, "", from, maxDraftFile, func(f *File) {
		f.state, f.draft, f.blank, f.notes = kept.State, id, kept.Blank, kept.Notes
	})
	if err != nil {
		return nil, err
	}
	beside := waivers.Beside(filepath.Join(d.drafts.dir, id, fileName))
	if _, err := os.Stat(beside); err == nil {
		if err := copyFile(beside, waivers.Beside(f.path)); err != nil {
			d.Remove(f.id)
			return nil, noRoom(err)
		}
	}
	v, err := d.View(ctx, f.id)
	if err != nil {
		d.Remove(f.id)
	}
	return v, err
}

// maxDraftFile bounds a draft's file in bytes: it was dropped once.
const maxDraftFile = 50 << 20
