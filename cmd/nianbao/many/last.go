package many

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/terminal"
	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/filing/beside"
	"nianbao/filing/file"
)

// BesideEach reads which reports the files are held against, and refuses those that cannot be beside each of many.
func (m *Run) BesideEach(c *cli.Context) (filing.Beside, error) {
	b, err := m.Beside(c)
	if err == nil && m.Found.Many && b.Last+strings.Join(b.With, "") != "" {
		err = &file.Error{Reason: "有几个文件时，--last 后面不能写一个文件，也不能用 --with",
			Advice: "上年的文件都在一个文件夹里的，--last 后面写文件夹；否则请一次处理一个文件。"}
	}
	b.Run = file.NewLedger(m.Paths())
	return b, err
}

// BesideOne reads which reports one file is held against, be it that of the year before out of a folder.
func BesideOne(t *terminal.Terminal, c *cli.Context, l *filing.Library) (filing.Beside, error) {
	m := &Run{Terminal: t, Library: l, Password: c.String("password")}
	return m.Beside(c)
}

// Beside reads which reports the files are held against; of many files those of the year before, out of a folder.
func (m *Run) Beside(c *cli.Context) (filing.Beside, error) {
	b := filing.Beside{Last: c.String("last"), With: c.StringSlice("with"), Password: c.String("password")}
	if err := m.noFolder(b.Last); err != nil {
		return b, err
	}
	if !IsFolder(b.Last) {
		return b, nil
	}
	found, err := m.lasts(b.Last, b.Password)
	if err != nil {
		return b, err
	}
	b.Last, b.Find = "", found.Find
	return b, nil
}

// IsFolder reports whether a path is a folder.
func IsFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// noFolder refuses a name after --last that leads nowhere, where there are many files.
func (m *Run) noFolder(last string) error {
	if _, err := os.Stat(last); last == "" || !m.Found.Many || !errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return &file.Error{Path: last, Reason: "没有这个文件夹", Advice: "请看 --last 后面的文件夹有没有写错。"}
}

// lasts finds last year's files in a folder, with those below it, and says which of them cannot be read. What stands in
// them is a part of the run's basis.
func (m *Run) lasts(folder, password string) (*beside.Lasts, error) {
	found, err := Gather(m.Terminal, batch.Request{Names: []string{folder}, Recursive: true})
	if err != nil {
		return nil, err
	}
	for _, err := range found.Unread {
		m.Fail(err)
	}
	for _, item := range found.Items {
		m.aside = append(m.aside, item.Path)
	}
	all, basis := &beside.Lasts{Silent: m.Found.Many}, sha256.New()
	basis.Write(m.basis)
	var origins batch.Originals
	var unread []string
	progress := m.Begin(len(found.Items))
	defer progress.End()
	_, err = batch.Run(context.Background(), found.Items, m.Jobs,
		func(_ context.Context, _ int, item batch.Item) (past, error) { return m.past(item, password) },
		func(_ int, item batch.Item, p past, err error) error {
			defer progress.Done()
			fmt.Fprintf(basis, "%q %s\n", item.Path, p.content)
			_, none := filing.WhyNone(item, p.traits)
			switch {
			case none:
			case err != nil:
				unread = append(unread, item.Path)
			case !origins.Meet(item, p.Agency, p.Year, func(of []string) bool {
				return m.Library.IsMadeOf(item.Path, password, of)
			}):
				all.Add(p.Past)
			}
			return nil
		})
	if m.basis = basis.Sum(nil); len(unread) > 0 {
		m.Say("--last 的文件夹里有 %d 个文件读不了：%s。", len(unread), terminal.Visible(strings.Join(unread, "、")))
	}
	return all, err
}

// A past is one of last year's files, with the hash of what is in it.
type past struct {
	beside.Past
	content string
	traits  filing.Traits
}

func (m *Run) past(item batch.Item, password string) (p past, err error) {
	f, err := m.Library.Open(item.Path, password)
	if p.content = batch.Sum(item.Path); f != nil {
		p.content, _, _ = f.Sums()
	}
	if p.traits = f.Traits(); err != nil {
		return p, err
	}
	figures, err := json.Marshal(f.Data().Values) // keys in order
	p.Past = beside.Past{Path: item.Path, Agency: f.Report.Agency, Year: f.Report.Year, Workbook: item.IsWorkbook(),
		Sum: fmt.Sprintf("%x", sha256.Sum256(figures))}
	return p, err
}
