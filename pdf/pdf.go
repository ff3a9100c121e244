// Package pdf reads a PDF that carries text into grids, as WPS, Word and LibreOffice export it.
//
// A PDF knows neither tables nor paragraphs: it says where each character stands and where lines are drawn. pdfium,
// compiled to WebAssembly and run without files, network or clock of the machine, says these places; everything else
// is geometry and stands here: cells from ruling lines, lines from characters, paragraphs from lines. The package knows
// no form. pdfium is compiled for the machine at the first PDF, not before.
package pdf

import (
	"bytes"
	"time"

	"nianbao/grid"
)

// What a file may have. No report comes near it.
const (
	maxFile     = 50 << 20 // bytes
	maxPages    = 300
	maxGlyphs   = 400_000          // of all pages
	maxObjects  = 100_000          // of all pages, with those in form objects
	maxSegments = 120_000          // of paths
	maxRules    = 3_000            // of one page, once those that continue each other are one
	maxAtoms    = 40_000           // positions in tables of one page, before merged cells
	maxCells    = 200_000          // of all pages
	maxDepth    = 6                // form objects in each other
	maxMemory   = 2560             // pages of 64 KiB that pdfium may have
	maxTime     = 20 * time.Second // the limits above are reached in 5 on a machine that does nothing else
)

// Is reports whether a file that begins so is a PDF. Readers take one that has other things in its first 1024 bytes
// (ISO 32000-1, appendix H.3, note 13); a package or a page that holds one is none.
func Is(head []byte) bool {
	before, _, found := bytes.Cut(head[:min(len(head), 1024)], []byte("%PDF-"))
	before = bytes.TrimLeft(before, "\x00 \t\r\n\ufeff")
	return found && (len(before) == 0 || !bytes.ContainsAny(before[:1], "P<{[\xd0"))
}

// Options are what reading a PDF may need.
type Options struct {
	Password string
	Waiting  func() // called before what takes seconds, once for a machine: pdfium is compiled; nil for nobody to tell

	limit time.Duration // of a test, in place of maxTime
}

// Read returns the tables of a PDF and the paragraphs between them as grids, in reading order: a table named after the
// paragraph above it, the paragraphs one a row, and behind them, set aside, what pages repeat at their heads and feet.
// Page numbers are left out, a table that runs over pages is one. Pictures are Drawings. The error is an *Error.
func Read(data []byte, o Options) (*grid.Book, error) {
	if len(data) > maxFile {
		return nil, &Error{Kind: TooLarge}
	}
	if !Is(data) {
		return nil, &Error{Kind: NotPDF}
	}
	pages, err := extract(data, o)
	if err != nil {
		return nil, err
	}
	return layout(pages)
}
