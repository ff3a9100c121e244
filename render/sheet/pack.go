package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"nianbao/ooxml/opc"
)

// pack returns the package. Its parts are taken from excelize before they are compressed, because they need a last hand
// (see finish), and are put into the order in which Office has them: [Content_Types].xml, _rels, docProps, xl.
func (w *workbookWriter) pack() (*opc.Package, error) {
	parts := partMap{}
	w.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	if _, err := w.file.WriteToBuffer(); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	for _, s := range w.sheets {
		parts[s.part] = bytes.NewBuffer(s.finish(parts[s.part].Bytes()))
	}
	parts["docProps/core.xml"] = bytes.NewBuffer(w.core)
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	p := opc.New()
	for _, name := range names {
		p.Set(name, parts[name].Bytes())
	}
	return p, nil
}

// A partMap has the parts of a package by name. It stands in for excelize's zip.
type partMap map[string]*bytes.Buffer

func (m partMap) Create(name string) (io.Writer, error) {
	m[name] = new(bytes.Buffer)
	return m[name], nil
}

func (partMap) AddFS(fs.FS) error { return errors.ErrUnsupported }
func (partMap) Close() error      { return nil }

// finish stores the results of a sheet's formulas, and frees the heights of its fitted rows. excelize stores no results
// and calls every formula's a text, and it fixes every height.
func (w *sheetWriter) finish(sheet []byte) []byte {
	var out bytes.Buffer
	for len(sheet) > 0 {
		n := bytes.IndexByte(sheet[1:], '<') + 1
		if n == 0 {
			n = len(sheet)
		}
		tag := sheet[:n]
		sheet = sheet[n:]
		switch {
		case bytes.HasPrefix(tag, []byte("<row ")) && w.fitted[rowOf(tag)]:
			tag = bytes.Replace(tag, []byte(` customHeight="true"`), nil, 1)
		case bytes.HasPrefix(tag, []byte("<c ")) && bytes.HasPrefix(sheet, []byte("<f>")):
			o := w.results[referenceOf(tag)]
			if o.number {
				tag = bytes.Replace(tag, []byte(` t="str"`), nil, 1)
			}
			end := bytes.Index(sheet, []byte("</f>")) + len("</f>")
			out.Write(tag)
			out.Write(sheet[:end])
			// No result has a character that XML would escape: it is a number, or one of the words of the sheet of
			// checks.
			tag = fmt.Appendf(nil, "<v>%s</v>", o.text)
			sheet = bytes.TrimPrefix(sheet[end:], []byte("<v></v>"))
		}
		out.Write(tag)
	}
	return out.Bytes()
}

// referenceOf returns what the tag of a row or cell is called: 5, E6.
func referenceOf(tag []byte) string {
	_, rest, _ := bytes.Cut(tag, []byte(` r="`))
	name, _, _ := bytes.Cut(rest, []byte(`"`))
	return string(name)
}

func rowOf(tag []byte) int {
	n, _ := strconv.Atoi(referenceOf(tag))
	return n - 1
}
