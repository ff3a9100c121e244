package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/regex"
)

const (
	mainPart    = "xl/workbook.xml"
	stringsPart = "xl/sharedStrings.xml"
	stringsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
)

// With a chart excelize lists the types of all kinds of pictures, in another order each time. No sheet has any.
const typesPart = "[Content_Types].xml"

var picturesShape = regex.New(`<Default Extension="[a-z]+" ContentType="image/[^"]*"></Default>`)

// pack returns the package. Its parts are taken from excelize before they are compressed, because the sheets are without
// their rows there, and are put into the order in which Office has them: [Content_Types].xml, _rels, docProps, xl.
func (w *workbookWriter) pack() (*opc.Package, error) {
	parts := partMap{}
	w.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	if _, err := w.file.WriteToBuffer(); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	for _, s := range w.sheets {
		data, err := s.put(parts[s.part].Bytes())
		if err != nil {
			return nil, fmt.Errorf("write sheet %s: %w", s.name, err)
		}
		parts[s.part] = bytes.NewBuffer(data)
	}
	parts["docProps/core.xml"] = bytes.NewBuffer(w.core)
	parts[stringsPart] = bytes.NewBuffer(w.strings.Part())
	if types := parts[typesPart]; types != nil {
		parts[typesPart] = bytes.NewBuffer(picturesShape.ReplaceAll(types.Bytes(), nil))
	}
	p := opc.New()
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		p.Set(name, parts[name].Bytes())
	}
	_, err := p.Attach(mainPart, "sharedStrings", stringsPart, stringsType)
	return p, err
}

// put returns the sheet's part, of which excelize has written all but the rows.
func (w *sheetWriter) put(around []byte) ([]byte, error) {
	tree, err := xmltree.Parse(around, sealed)
	if err != nil {
		return nil, err
	}
	err = w.Put(tree.Root())
	return tree.Bytes(), err
}

// sealed leaves alone what stands around the rows.
var sealed = &xmltree.Seal{May: func(n *xmltree.Node) bool { return n.Up().Up() != nil }}

// A partMap has the parts of a package by name. It stands in for excelize's zip.
type partMap map[string]*bytes.Buffer

func (m partMap) Create(name string) (io.Writer, error) {
	m[name] = new(bytes.Buffer)
	return m[name], nil
}

func (partMap) AddFS(fs.FS) error { return errors.ErrUnsupported }
func (partMap) Close() error      { return nil }
