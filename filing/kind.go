package filing

import (
	"path/filepath"
	"slices"
	"strings"

	"nianbao/filing/file"
	"nianbao/grid"
	"nianbao/ooxml/opc"
)

// Kind says what kind of file a filing is.
type Kind int

const (
	Workbook Kind = iota
	Document      // a Word document
	Page          // a web page
	Data          // JSON
	PDF           // what a word processor prints
)

// A kind is all that the program knows of a kind of file: what it is known by, how it is read and how it is written.
// Each has a file of its own; a new one has a constant above and is entered in kinds.
type kind struct {
	Kind
	endings []string // of what is written, the usual one first; what is read may be called anything
	suffix  string   // what stands before the ending in a name that the program gives
	becomes Kind     // what a filing of this kind is written as where nothing else is asked for
	words   bool     // it is filled into a Word template

	begins func(head []byte) bool                     // knows a file by how it begins; nil for packages
	read   reader                                     // reads one that begins so
	open   func(*Library, *Filing, []byte) error      // the same for one that names its cells: there is nothing to find
	holds  func(mainType string) bool                 // knows a package by the content type of its main part
	unpack func(pkg *opc.Package) (*grid.Book, error) // reads one that holds it

	// knew and translate know and read a file of before 2007, as a package of this kind.
	knew      func(data []byte) bool
	translate func(data []byte, password string) (*opc.Package, error)

	write func(*Library, *Converted, Conversion) (*rendered, error)
}

// A reader reads a file that is no package into grids, one that is protected with its password.
type reader func(l *Library, f *Filing, data []byte, password string) (*grid.Book, error)

func kinds() []*kind {
	return []*kind{documentKind(), workbookKind(), pageKind(), pdfKind(), dataKind()}
}

func kindOf(k Kind) *kind {
	all := kinds()
	return all[slices.IndexFunc(all, func(known *kind) bool { return known.Kind == k })]
}

// beginning returns the kind of a file that is known by how it begins, nil for a package and for what is none.
func beginning(head []byte) *kind {
	for _, k := range kinds() {
		if k.begins != nil && k.begins(head) {
			return k
		}
	}
	return nil
}

// older returns the kind of a file of before 2007, nil for what is none that can be read.
func older(data []byte) *kind {
	for _, k := range kinds() {
		if k.knew != nil && k.knew(data) {
			return k
		}
	}
	return nil
}

// packed returns the kind of a package by the content type of its main part. What is of no known type is left to the
// reader of workbooks, which says what is wrong with it.
func packed(mainType string) *kind {
	for _, k := range kinds() {
		if k.holds != nil && k.holds(mainType) {
			return k
		}
	}
	return workbookKind()
}

// output returns the kind of an output by its ending. The error is an *file.Error.
func output(out string) (*kind, error) {
	ending := strings.ToLower(filepath.Ext(out))
	var endings []string
	for _, k := range kinds() {
		if slices.Contains(k.endings, ending) {
			return k, nil
		}
		endings = append(endings, k.endings[0])
	}
	last := len(endings) - 1
	return nil, &file.Error{
		Path:   out,
		Reason: "输出的文件名要以 " + strings.Join(endings[:last], "、") + " 或 " + endings[last] + " 结尾",
		Advice: "请改正 -o 后面的文件名。",
	}
}
