package formula

import (
	"slices"

	"nianbao/formula/syntax"
)

// A Reference is one mention of cells in a formula, by their places or by a name for these.
type Reference struct {
	Sheet                    int // -1: not in this workbook
	Top, Left, Bottom, Right int // Bottom and Right are the first outside; of whole columns or rows only what is used
	Summed                   bool
	Placed                   bool // only where the cells are matters: ROW(A1)
	Text                     string
}

// Holds reports whether a cell is one of those referred to.
func (r *Reference) Holds(c Cell) bool { return r.area().holds(c) }

func (r *Reference) area() area { return area{r.Sheet, r.Top, r.Left, r.Bottom, r.Right} }

// Cells returns the referred cells within the used part of their sheet, blank ones too, by rows. It returns nil for more than 100,000.
func (w *Workbook) Cells(r Reference) []Cell {
	if r.Sheet < 0 || w.clip(r.area()).size() > maxCells {
		return nil
	}
	return slices.Collect(w.cells(r.area()))
}

// Traits are what a formula says of itself without being calculated. Names are looked through.
type Traits struct {
	References []Reference
	External   []string // references to other files
	Missing    []string // sheets that the workbook has not
	Lost       bool     // has #REF! in it
	Indirect   []string // functions that choose cells by calculation
	Volatile   []string // functions whose result changes without their cells
	Unknown    []string // functions that Calculate does not know, names that nothing defines, what could not be read
}

// Traits returns what the formula of a cell says of itself, nothing for a cell without one. References are in the order in which they are
// written. The error is a *syntax.Error or *Undecided.
func (w *Workbook) Traits(c Cell) (Traits, error) {
	var t Traits
	f, err := w.Formula(c)
	if f == nil {
		return t, err
	}
	k := walker{w: w, traits: &t}
	k.walk(f.Root, scope{at: c}, usage{})
	return t, k.err
}

// precedents returns the areas whose values the formula of a cell may need. Cells that it chooses by calculation are not among them.
func (w *Workbook) precedents(c Cell) ([]area, error) {
	f, err := w.Formula(c)
	if f == nil {
		return nil, err
	}
	k := walker{w: w}
	k.walk(f.Root, scope{at: c}, usage{})
	return k.areas, k.err
}

// A walker goes over all references of a formula. traits is nil where only areas are asked for.
type walker struct {
	w      *Workbook
	traits *Traits
	areas  []area
	err    error
}

// A usage is what a part of a formula is used for.
type usage struct {
	summed bool // an argument of a function that passes over text
	placed bool
	called string // the name that stands for it
}

func (k *walker) walk(n syntax.Node, s scope, use usage) {
	if k.err == nil && !k.w.spend(1) {
		k.err = undecided(tooMuch)
	}
	if k.err != nil {
		return
	}
	switch n := n.(type) {
	case syntax.ErrorValue:
		if k.traits != nil && n.Code == syntax.RefError {
			k.traits.Lost = true
		}
	case syntax.Unsupported:
		k.unknown(n.Source)
	case *syntax.Ref:
		list, err := k.w.areas(n, s)
		k.refers(n, n.Prefix, list, err, use)
	case syntax.Name:
		k.name(n, s, use)
	case syntax.Union:
		for _, part := range n {
			k.walk(part, s, use)
		}
	case *syntax.Unary:
		k.walk(n.X, s, usage{called: use.called})
	case *syntax.Binary:
		k.binary(n, s, use)
	case *syntax.Call:
		k.call(n, s, use)
	}
}

func (k *walker) binary(n *syntax.Binary, s scope, use usage) {
	if n.Op != syntax.OpRange && n.Op != syntax.OpIntersect {
		use = usage{called: use.called}
	} else if list, ok, _ := k.w.reference(n, s); ok {
		k.refers(n, syntax.Prefix{}, list, nil, use)
		return
	}
	k.walk(n.Left, s, use)
	k.walk(n.Right, s, use)
}

func (k *walker) name(n syntax.Name, s scope, use usage) {
	if n.Prefix.External {
		k.refers(n, n.Prefix, nil, undecided(otherFile), use)
		return
	}
	if use.called == "" {
		use.called = n.Word
	}
	named, inner, err := k.w.named(n, s)
	if err != nil {
		k.unknown(n.Word)
		return
	}
	k.walk(named, inner, use)
}

func (k *walker) call(n *syntax.Call, s scope, use usage) {
	if k.traits != nil {
		k.traits.called(n.Name)
	}
	chosen := use
	use = usage{called: use.called, summed: slices.Contains(passing, n.Name)}
	for i, arg := range n.Args {
		use := use
		switch {
		case i == 0 && slices.Contains(placing, n.Name):
			use.placed = true
		case i > 0 && slices.Contains(choosing, n.Name):
			use = chosen
		}
		k.walk(arg, s, use)
	}
}

// called takes note of a function.
func (t *Traits) called(name string) {
	if slices.Contains(indirect, name) {
		note(&t.Indirect, name)
	}
	if slices.Contains(volatile, name) {
		note(&t.Volatile, name)
	}
	if _, known := functions[name]; !known {
		note(&t.Unknown, name)
	}
}

// note adds a word to a list that has it not.
func note(list *[]string, word string) {
	if !slices.Contains(*list, word) {
		*list = append(*list, word)
	}
}

func (k *walker) unknown(word string) {
	if k.traits != nil {
		note(&k.traits.Unknown, word)
	}
}

// refers takes note of a reference to some areas, or of an error that there is none.
func (k *walker) refers(n syntax.Node, on syntax.Prefix, list []area, err error, use usage) {
	if !use.placed {
		k.areas = append(k.areas, list...)
	}
	if !k.w.spend(kept * len(list)) {
		k.err = undecided(tooMuch)
	}
	if k.traits == nil {
		return
	}
	written := use.called
	if written == "" {
		written = syntax.Print(n)
	}
	r := Reference{Summed: use.summed, Placed: use.placed, Text: written}
	for _, a := range list {
		if a.bottom-a.top == syntax.MaxRows || a.right-a.left == syntax.MaxCols {
			a = k.w.clip(a)
		}
		r.Sheet, r.Top, r.Left, r.Bottom, r.Right = a.sheet, a.top, a.left, max(a.top, a.bottom), max(a.left, a.right)
		k.traits.References = append(k.traits.References, r)
	}
	if err == nil {
		return
	}
	r.Sheet = -1
	k.traits.References = append(k.traits.References, r)
	if on.External {
		note(&k.traits.External, written)
		return
	}
	for _, name := range []string{on.First, on.Last} {
		if _, ok := k.w.sheetCalled(name); !ok && name != "" {
			note(&k.traits.Missing, name)
		}
	}
}
