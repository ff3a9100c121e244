package desk

import (
	"context"
	"fmt"
	"strings"

	"nianbao/filing/batch"
	"nianbao/filing/file"
)

// A Batch is one document of many files that is asked for.
type Batch struct {
	Files  []string `json:"files"`
	Kind   string   `json:"kind"` // summary.xlsx, summary.html, zip, merge, notice.docx
	Draft  bool     `json:"draft"`
	Own    string   `json:"own"` // the id of the superior's own file, empty for none
	Agency string   `json:"agency"`
	Issuer string   `json:"issuer"`
	Roster []string `json:"roster"`
}

// batches make such a document in a folder, and say what a person should know of it.
var batches = map[string]func(d *Desk, ctx context.Context, b Batch, files []named, dir string) (made string,
	remarks []string, err error){
	"summary.xlsx": (*Desk).summary,
	"summary.html": (*Desk).summary,
	"notice.docx":  (*Desk).notice,
	"zip":          (*Desk).zip,
	"merge":        (*Desk).merge,
}

// IsBatch reports whether a kind of document can be made of many files.
func IsBatch(kind string) bool { return batches[kind] != nil }

// Batch makes one document of many files.
func (d *Desk) Batch(ctx context.Context, b Batch) (*Made, error) {
	files, err := d.named(b.Files)
	if err != nil {
		return nil, err
	}
	return d.making(func(dir string) (path string, remarks []string, err error) {
		err = d.many.do(ctx, d.Limits.Waiting, func() error {
			path, remarks, err = batches[b.Kind](d, ctx, b, files, dir)
			return err
		})
		if err != nil {
			return "", nil, conflict(err)
		}
		return path, remarks, nil
	})
}

// maxListed is how many files a message names: all of a county's.
const maxListed = 60

// listed names files in a message, and how many there are where it cannot name all.
func listed(files []string) string {
	if len(files) <= maxListed {
		return strings.Join(files, "、")
	}
	return fmt.Sprintf("%s 等 %d 个", strings.Join(files[:maxListed], "、"), len(files))
}

// A named file is one of several, under a name that no other of them has.
type named struct{ id, name string }

func (n named) String() string { return n.name }

// named returns each file once, in the order in which they are asked for.
func (d *Desk) named(ids []string) ([]named, error) {
	if len(ids) == 0 {
		return nil, &Error{Kind: Bad, Reason: "没有选文件", Advice: "请选几个文件。"}
	}
	var list []named
	asked, taken := map[string]bool{}, map[string]bool{}
	for _, id := range ids {
		f, err := d.file(id)
		if err != nil {
			return nil, err
		}
		if !asked[id] {
			asked[id] = true
			list = append(list, named{id, free(f.name, taken)})
		}
	}
	return list, nil
}

// free returns a file's name, or one like it, that is not taken, and takes it. Windows knows no case in names.
func free(name string, taken map[string]bool) string {
	as := name
	for n := 2; taken[strings.ToLower(as)]; n++ {
		as = file.Numbered(name, n)
	}
	taken[strings.ToLower(as)] = true
	return as
}

// each does a work on files, as many at once as there are cores and each in its turn, and gives what came of them to
// emit in their order. The first error ends it.
func each[R any](ctx context.Context, d *Desk, files []named, work func(f *File, of named) (R, error),
	emit func(of named, r R) error) error {
	do := func(ctx context.Context, _ int, of named) (r R, err error) {
		err = d.with(ctx, of.id, func(f *File, _ lastYear) (err error) {
			r, err = work(f, of)
			return err
		})
		return r, err
	}
	_, err := batch.Run(ctx, files, 0, do, func(_ int, of named, r R, err error) error {
		if err != nil {
			return err
		}
		return emit(of, r)
	})
	return err
}
