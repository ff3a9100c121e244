package edit

import (
	"strings"

	"nianbao/xlsx"
)

// AppendSheet makes a sheet behind all others, which is no mark: it stays where marks are taken off. The error is one of
// those of [Open], or [worksheet.ErrRange].
func (e *Editor) AppendSheet(data SheetData) error {
	styles, err := e.styleSheet()
	if err != nil {
		return err
	}
	sheets := e.main.root.Child("sheets")
	last, err := e.newFirstSheet(sheets)
	if err != nil {
		return err
	}
	taken := make(map[string]bool)
	for s := range sheets.All("sheet") {
		taken[strings.ToLower(xlsx.Unescape(s.Attr("name")))] = true
	}
	last.entry.SetAttr("name", xlsx.Escape(xlsx.SheetName(data.Name, taken)))
	sheets.Append(last.entry)
	w := &sheetWriter{SheetData: &data, styles: styles, behind: true}
	w.write()
	d, err := w.part(last.part, e.space())
	if err != nil {
		return err
	}
	e.keep(d)
	return nil
}
