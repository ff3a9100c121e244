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
	"time"

	"nianbao/filing/file"
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
		d.drafts.remove(f.draft)
		f.draft = ""
	default:
		if err := d.drafts.save(f); err != nil {
			d.log.Error("draft", "failure", cause(err))
			f.unkept = "填的内容没有能存成草稿，请看磁盘是否已满；程序停下以前请下载"
		}
	}
}

// save writes a file's draft.
func (s *drafts) save(f *File) error {
	if !s.has(f.draft) { // somebody may have emptied the folder
		id := rand.Text()
		dir := filepath.Join(s.dir, id)
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		if err := copyFile(f.path, filepath.Join(dir, fileName)); err != nil {
			os.RemoveAll(dir)
			return err
		}
		if err := s.keepWaivers(f.path, dir); err != nil {
			os.RemoveAll(dir)
			return err
		}
		f.draft = id
	}
	l := f.listed
	kept := draft{draftSchema, f.name, l.Agency, l.Year, l.Form, time.Now().UTC(), f.blank, f.notes, f.sum, f.state}
	data, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	return file.Save(filepath.Join(s.dir, f.draft, draftName), data, true)
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
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return cmp.Or(err, out.Close())
}

// remove throws a draft away, "" for none.
func (s *drafts) remove(id string) bool {
	if !s.has(id) {
		return false
	}
	return os.RemoveAll(filepath.Join(s.dir, id)) == nil
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
	if f := d.ofDraft(id); f != nil {
		if err := f.lock(ctx); err != nil {
			return err
		}
		defer f.unlock()
		if f.draft == id {
			f.draft, f.blank = "", false
			f.entry.Store(&entry{f.listed, ""})
		}
	}
	if !d.drafts.remove(id) {
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
