package audit

import (
	"errors"
	"slices"

	"nianbao/formula"
	"nianbao/grid"
	"nianbao/regex"
)

// masking are the functions that put something else in the place of an error value, or pass over it.
var masking = regex.New(`(?i)\b(IFERROR|IFNA|ISERROR|ISERR|ISNA|AGGREGATE)\(`)

// A mask is an error value in the place of which something else was put, and the function that does.
type mask struct {
	at formula.Cell
	by string
}

// masks are what is known of the error values under all formulas: a register's columns stand in every one of them, and
// are gone through once.
type masks struct {
	audit *Audit
	none  bool // the workbook has no error value, or no function that masks one
	steps int  // cells that were gone through
	cells map[formula.Cell]*masked
	areas map[formula.Reference]*maskedArea
}

// masked is what a formula names, and whether it masks anything.
type masked struct {
	areas []*maskedArea
	found *mask // by this formula, or by one that it builds on
	clean bool  // none, for certain
	part  bool  // what it names is not known in full
}

// A maskedArea is what is named at once, outside the form.
type maskedArea struct {
	fault    *formula.Cell  // the first error value
	formulas []formula.Cell // subtotals
	clean    bool
	unknown  bool // too many cells
}

func newMasks(a *Audit) *masks {
	has := func(is func(*grid.Cell) bool) bool {
		return slices.ContainsFunc(a.report.Book.Grids, func(g *grid.Grid) bool {
			for i := range g.Cells {
				if is(&g.Cells[i]) {
					return true
				}
			}
			return false
		})
	}
	hides := has(func(c *grid.Cell) bool { return c.Kind == grid.Fault }) &&
		has(func(c *grid.Cell) bool { return c.Formula != "" && masking.MatchString(c.Formula) })
	return &masks{audit: a, none: !hides, cells: map[formula.Cell]*masked{}, areas: map[formula.Reference]*maskedArea{}}
}

// Masked returns a cell outside the form that holds an error value which the formula, or a subtotal that it builds on,
// puts something else in the place of, and the function that does; false for none. A range in which something is looked
// up may hold error values that are no matter: only cells that are named one by one count, and those that are summed.
func (f *Formula) Masked() (at formula.Cell, by string, ok bool) {
	if found, _ := f.audit.masks.under(f.At); found != nil {
		return found.at, found.by, true
	}
	return formula.Cell{}, "", false
}

// MayMask reports whether a formula builds on more cells than can be gone through for error values that are masked.
func (f *Formula) MayMask() bool {
	found, whole := f.audit.masks.under(f.At)
	return found == nil && !whole
}

// under returns the nearest mask under a formula, nil for none, and whether all of what it builds on was gone through.
func (m *masks) under(at formula.Cell) (found *mask, whole bool) {
	if m.none {
		return nil, true
	}
	from := map[formula.Cell]formula.Cell{}
	seen, todo := map[formula.Cell]bool{at: true}, []formula.Cell{at}
	whole = true
	for i := 0; i < len(todo); i++ {
		c := m.of(todo[i])
		whole = whole && !c.part
		if c.found != nil {
			for on := todo[i]; on != at; on = from[on] {
				m.cells[on].found = c.found
			}
			m.cells[at].found = c.found // what leads there is not gone through again
			return c.found, true
		}
		for _, area := range c.areas {
			if m.steps++; area.clean {
				continue
			}
			whole = whole && !area.unknown
			for _, next := range area.formulas {
				if m.steps++; m.steps > maxSummed {
					return nil, false
				}
				if known := m.cells[next]; !seen[next] && (known == nil || !known.clean) {
					seen[next], from[next] = true, todo[i]
					todo = append(todo, next)
				}
			}
		}
	}
	for i := 0; whole && i < len(todo); i++ {
		c := m.cells[todo[i]]
		c.clean = true
		for _, area := range c.areas {
			area.clean = true
		}
	}
	return nil, whole
}

// of returns what a formula names.
func (m *masks) of(at formula.Cell) *masked {
	if known := m.cells[at]; known != nil {
		return known
	}
	c := &masked{}
	m.cells[at] = c
	by := masking.FindStringSubmatch(m.audit.Book.At(at).Formula)
	traits, err := m.audit.Book.Traits(at)
	var undecided *formula.Undecided
	c.part = errors.As(err, &undecided)
	for _, r := range traits.References {
		if one := r.Bottom-r.Top == 1 && r.Right-r.Left == 1; r.PositionOnly || r.Sheet < 0 || !one && !r.Summed {
			continue
		}
		area := m.area(r)
		if c.areas = append(c.areas, area); by != nil && area.fault != nil && c.found == nil {
			c.found = &mask{*area.fault, by[1]}
		}
	}
	return c
}

// area goes through what is named at once.
func (m *masks) area(r formula.Reference) *maskedArea {
	r.Text = ""
	if known := m.areas[r]; known != nil {
		return known
	}
	area := &maskedArea{}
	m.areas[r] = area
	var cells []formula.Cell
	if m.steps <= maxSummed {
		cells = m.audit.Book.Cells(r)
	}
	m.steps += len(cells)
	area.unknown = cells == nil
	for _, c := range cells {
		drawn := m.audit.Book.At(c)
		if drawn == nil || m.audit.cells[c] != nil {
			continue
		}
		if area.fault == nil && drawn.Kind == grid.Fault {
			area.fault = &c
		}
		if drawn.Formula != "" {
			area.formulas = append(area.formulas, c)
		}
	}
	return area
}
