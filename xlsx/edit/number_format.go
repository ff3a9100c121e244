package edit

import (
	"cmp"
	"strconv"
	"strings"

	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// FitFormat gives a cell in which a number now stands a number format that shows it, where its own does not: that of
// the first of some other cells of the sheet which shows it, else the general one. The rest of its look stays. It says
// whether anything was changed. The error is that of SetNumber.
func (e *Editor) FitFormat(sheet string, row, col int, number string, like []xlsx.Address) (bool, error) {
	s, p, err := e.at(sheet, row, col)
	if err != nil {
		return false, err
	}
	c := s.find(p)
	if c == nil {
		return false, nil
	}
	styles, err := e.styleSheet()
	if err != nil {
		return false, err
	}
	style := c.Attr("s")
	plain, err := e.isPlain(styles, style, number)
	if err != nil || plain {
		return false, err
	}
	format := "0"
	for _, at := range like {
		other := s.find(at)
		if other == nil || other.Attr("s") == style {
			continue
		}
		if plain, err = e.isPlain(styles, other.Attr("s"), number); err != nil {
			return false, err
		}
		if plain {
			format = cmp.Or(styles.styleOf(other.Attr("s")).Attr("numFmtId"), "0")
			break
		}
	}
	fitted := styles.variant(cmp.Or(style, "0"), func(xf *xmltree.Node) {
		xf.SetAttr("numFmtId", format)
		xf.SetAttr("applyNumberFormat", "1")
		xf.RemoveAttr("quotePrefix")
	})
	if fitted == cmp.Or(style, "0") {
		return false, nil
	}
	c.SetAttr("s", fitted)
	return true, nil
}

// isPlain reports whether a style shows a number as it is and takes what is typed next for one. A style of this
// editor's making is.
func (e *Editor) isPlain(styles *styleSheet, style, number string) (bool, error) {
	if isTrue(styles.styleOf(style), "quotePrefix") {
		return false, nil
	}
	return e.book.ShowsPlainly(style, number)
}

// Refused returns why a cell cannot be changed alone, an *[Error]; nil where it can. The other errors are those of
// [Open].
func (e *Editor) Refused(sheet string, row, col int) error {
	s, p, err := e.at(sheet, row, col)
	if err != nil {
		return err
	}
	if kind := s.bound(p); kind != 0 {
		return &Error{kind, sheet, row, col}
	}
	return nil
}

// StoredNumber returns the number that a cell has stored, as it is written, whatever its format makes of it; false for
// a cell that stores none.
func (e *Editor) StoredNumber(sheet string, row, col int) (string, bool) {
	s, p, err := e.at(sheet, row, col)
	if err != nil {
		return "", false
	}
	c := s.find(p)
	if c == nil || c.Attr("t") != "" && c.Attr("t") != "n" {
		return "", false
	}
	v := c.Child("v")
	if v == nil {
		return "", false
	}
	return xlsx.NumberText(strings.TrimSpace(v.Text()))
}

// SetErrorResult makes an error value the stored result of the formula that stands in a cell: #N/A. The error is as
// that of SetNumber.
func (e *Editor) SetErrorResult(sheet string, row, col int, code string) error {
	return e.setOtherResult(sheet, row, col, "e", code)
}

// SetBoolResult makes a truth value the stored result of the formula that stands in a cell. The error is as that of
// SetNumber.
func (e *Editor) SetBoolResult(sheet string, row, col int, is bool) error {
	n := 0
	if is {
		n = 1
	}
	return e.setOtherResult(sheet, row, col, "b", strconv.Itoa(n))
}
