package many

import (
	"context"
	"strconv"
	"strings"

	"nianbao/check"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/among"
	"nianbao/filing/batch"
	"nianbao/filing/file"
)

// Shared returns what other files show of a filing: sentences that their agencies have as well, and their names in it. It
// says which of them cannot be read.
func Shared(
	t *terminal.Terminal, l *filing.Library, f *filing.Filing, of batch.Request, password string,
) ([]check.Finding, error) {
	found, err := Gather(t, of)
	if err != nil {
		return nil, err
	}
	for _, err := range found.Unread {
		t.Fail(err)
	}
	run, err := among.New(among.Request{Rules: check.Rules(l.Forms)})
	if err != nil {
		return nil, err
	}
	own := run.Read(f.Report, "", nil)
	run.Add(&contract.File{File: f.Path, Agency: f.Report.Agency, Year: f.Report.Year}, own)
	type other struct {
		traits filing.Traits
		file   contract.File
		piece  *among.Piece
	}
	var origins batch.Originals
	var unread []string
	_, err = batch.Run(context.Background(), found.Items, 0,
		func(_ context.Context, _ int, item batch.Item) (o other, err error) {
			if file.AreSame(item.Path, f.Path) {
				return o, nil
			}
			g, err := l.Open(item.Path, password)
			if o.traits = g.Traits(); err == nil {
				o.file = contract.File{File: item.Path, Agency: g.Report.Agency, Year: g.Report.Year}
				o.piece = run.Read(g.Report, strconv.Itoa(int(g.Kind)), nil)
			}
			return o, err
		},
		func(_ int, item batch.Item, o other, err error) error {
			_, leaves := l.WhyLeft(item, o.traits, &origins, password)
			switch {
			case leaves:
			case err != nil:
				unread = append(unread, item.Path)
			case o.piece != nil:
				run.Add(&o.file, o.piece)
			}
			return nil
		})
	if err != nil {
		return nil, err
	}
	if len(unread) > 0 {
		t.Say("--among 的文件里有 %d 个读不了：%s。", len(unread), terminal.Visible(strings.Join(unread, "、")))
	}
	told, err := run.End()
	if err != nil {
		return nil, err
	}
	return told.Of(f.Path, own), nil
}
