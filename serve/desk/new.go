package desk

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"nianbao/filing"
	"nianbao/serve/view"
)

// A Blank is a workbook that is asked for.
type Blank struct {
	Agency string `json:"agency"`
	Year   int    `json:"year"`
	Form   string `json:"form"` // the edition, empty for that of the year
	Last   string `json:"last"` // last year's file on the desk, empty for none
}

// New puts a blank workbook on the desk. Its draft is kept before anything is typed.
func (d *Desk) New(ctx context.Context, b Blank) (*view.View, error) {
	if strings.TrimSpace(b.Agency) == "" || b.Year <= 0 {
		return nil, &Error{Kind: Bad, Reason: "没有写机关名称或者年度", Advice: "请填上。"}
	}
	_, dir, err := d.folder()
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	how := filing.Blank{Edition: b.Form, Agency: b.Agency, Year: b.Year, Out: filepath.Join(dir, "new.xlsx")}
	var last *File
	if b.Last != "" {
		if last, err = d.file(b.Last); err != nil {
			return nil, err
		}
		if err := d.asDropped(ctx, last, dir, &how); err != nil {
			return nil, err
		}
	}
	var made *filing.Made
	err = d.do(ctx, func() error {
		made, err = d.filings.New(how)
		return err
	})
	if err != nil {
		return nil, conflict(err)
	}
	var notes []string
	if len(made.Carried) > 0 {
		notes = append(notes, "从上年带过来："+strings.Join(made.Carried, "、"))
	}
	for _, l := range made.Left {
		notes = append(notes, strings.TrimSuffix(Plain(last.renamed(l, how.From)), "。"))
	}
	from, err := os.Open(made.Path)
	if err != nil {
		return nil, noRoom(err)
	}
	defer from.Close()
	name := strings.TrimSpace(b.Agency) + blankName(d.filings, b)
	f, err := d.take(name, "", from, maxDraftFile, func(f *File) { f.blank, f.notes, f.last = true, notes, b.Last })
	if err != nil {
		return nil, err
	}
	return d.started(ctx, f)
}

// started shows a file that was just made, and keeps its draft.
func (d *Desk) started(ctx context.Context, f *File) (v *view.View, err error) {
	err = d.with(ctx, f.id, func(f *File, last lastYear) error {
		d.keep(f)
		v = f.view(last)
		return nil
	})
	if err != nil {
		d.Remove(f.id)
	}
	return v, err
}

// asDropped gives last year's file to be carried over: as it was dropped, or as it is now where something was typed.
func (d *Desk) asDropped(ctx context.Context, last *File, dir string, how *filing.Blank) error {
	return d.with(ctx, last.id, func(f *File, _ lastYear) error {
		how.From, how.Password = f.path, f.password
		if f.shown.refused != nil || f.state.Typed.Count() == 0 {
			return nil // what cannot be read New refuses
		}
		how.Password = ""
		written, _, err := d.document(ctx, f, Wanted{Kind: "workbook"}, dir)
		how.From = written
		return err
	})
}

// renamed returns words in which a file has the name that its user knows.
func (f *File) renamed(words, path string) string {
	if f == nil {
		return words
	}
	return strings.ReplaceAll(words, path, f.name)
}

// blankName returns what a blank workbook is called behind its agency.
func blankName(l *filing.Library, b Blank) string {
	title := "统计表"
	if f, err := l.Edition(b.Form, b.Year); err == nil {
		title = f.TableTitle()
	}
	return strconv.Itoa(b.Year) + "年" + title + ".xlsx"
}
