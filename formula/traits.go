package formula

import (
	"slices"

	"nianbao/formula/syntax"
)

// A Reference is one mention of cells in a formula, by their addresses or by a name for these.
type Reference struct {
	Sheet                    int    // -1: not in this workbook
	Top, Left, Bottom, Right int    // Bottom and Right are the first outside; of whole columns or rows only what is used
	Summed                   bool   // by a function that passes over text in the cells
	PositionOnly             bool   // only where the cells are matters: ROW(A1)
	Text                     string // as it is written
}

func (r *Reference) area() area { return area{r.Sheet, r.Top, r.Left, r.Bottom, r.Right} }

// Cells returns the referred cells within the used part of their sheet, blank ones too, by rows. It returns nil for
// more than 100,000.
func (w *Workbook) Cells(r Reference) []Cell {
	if r.Sheet < 0 || w.clip(r.area()).size() > maxCells {
		return nil
	}
	return slices.AppendSeq([]Cell{}, w.cells(r.area()))
}

// Traits are what a formula says of itself without being calculated. Names are looked through.
type Traits struct {
	References []Reference
	External   []string // references to other files
	Missing    []string // sheets that the workbook has not
	RefError   bool     // has #REF! in it
	Indirect   []string // functions that choose cells by calculation
	Volatile   []string // functions whose result changes without their cells
	Literals   []Value  // numbers and texts that are written in it
}

// Traits returns what the formula of a cell says of itself, nothing for a cell without one. References are in the order
// in which they are written. The error is a *syntax.Error or *Undecided.
func (w *Workbook) Traits(c Cell) (Traits, error) {
	var t Traits
	f, err := w.Formula(c)
	if f == nil {
		return t, err
	}
	k := walker{w: w, traits: &t}
	k.walk(f.Root, w.scopeOf(c), usage{})
	return t, k.err
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
	summed       bool // an argument of a function that passes over text
	positionOnly bool
	alias        string // the name that stands for it
}

func (k *walker) walk(n syntax.Node, s scope, use usage) {
	if k.err == nil && !k.w.spend(1) {
		k.err = undecided(tooMuch)
	}
	if k.err != nil {
		return
	}
	switch n := n.(type) {
	case syntax.Number, syntax.Text:
		k.literal(n)
	case *syntax.Array:
		for _, element := range n.Elements {
			k.literal(element)
		}
	case syntax.ErrorValue:
		if k.traits != nil && n.Code == syntax.RefError {
			k.traits.RefError = true
		}
	case *syntax.Ref:
		list, err := k.w.areas(n, s)
		k.addReference(n, n.Prefix, list, err, use)
	case *syntax.TableRef:
		list, err := k.w.tableAreas(n, s)
		k.addReference(n, syntax.Prefix{}, list, err, use)
	case syntax.Name:
		k.name(n, s, use)
	case syntax.Union:
		for _, part := range n {
			k.walk(part, s, use)
		}
	case *syntax.Unary:
		k.walk(n.X, s, usage{alias: use.alias})
	case *syntax.Binary:
		k.binary(n, s, use)
	case *syntax.Call:
		k.call(n, s, use)
	}
}

// maxLiterals is how many of the literals of a formula are of interest.
const maxLiterals = 32

func (k *walker) literal(n syntax.Node) {
	if k.traits != nil && len(k.traits.Literals) < maxLiterals {
		k.traits.Literals = append(k.traits.Literals, constant(n))
	}
}

func (k *walker) binary(n *syntax.Binary, s scope, use usage) {
	if n.Op != syntax.OpRange && n.Op != syntax.OpIntersect {
		use = usage{alias: use.alias}
	} else if list, ok, _ := k.w.reference(n, s); ok {
		k.addReference(n, syntax.Prefix{}, list, nil, use)
		return
	}
	k.walk(n.Left, s, use)
	k.walk(n.Right, s, use)
}

func (k *walker) name(n syntax.Name, s scope, use usage) {
	if n.Prefix.External {
		k.addReference(n, n.Prefix, nil, undecided(otherFile), use)
		return
	}
	if use.alias == "" {
		use.alias = n.Word
	}
	named, inner, err := k.w.named(n, s)
	if err == nil {
		k.walk(named, inner, use)
	}
}

func (k *walker) call(n *syntax.Call, s scope, use usage) {
	if k.traits != nil {
		k.traits.addFunction(n.Name)
	}
	if last, inner, ok := bind(n.Args, s); ok && n.Name == "LET" {
		k.walk(last, inner, use)
		return
	}
	outer := use
	use = usage{alias: use.alias, summed: slices.Contains(ignoresText, n.Name)}
	for i, arg := range n.Args {
		use := use
		switch {
		case i == 0 && slices.Contains(usesPosition, n.Name):
			use.positionOnly = true
		case i > 0 && slices.Contains(returnsReference, n.Name):
			use = outer
		}
		k.walk(arg, s, use)
	}
}

func (t *Traits) addFunction(name string) {
	if slices.Contains(indirect, name) {
		addOnce(&t.Indirect, name)
	}
	if slices.Contains(volatile, name) {
		addOnce(&t.Volatile, name)
	}
}

// addOnce adds a word to a list that has it not.
func addOnce(list *[]string, word string) {
	if !slices.Contains(*list, word) {
		*list = append(*list, word)
	}
}

// addReference takes note of a reference to some areas, or of an error that there is none.
func (k *walker) addReference(n syntax.Node, on syntax.Prefix, list []area, err error, use usage) {
	if !use.positionOnly {
		k.areas = append(k.areas, list...)
	}
	if !k.w.spend(entryCost * len(list)) {
		k.err = undecided(tooMuch)
	}
	if k.traits == nil {
		return
	}
	written := use.alias
	if written == "" {
		written = syntax.Print(n)
	}
	r := Reference{Summed: use.summed, PositionOnly: use.positionOnly, Text: written}
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
		addOnce(&k.traits.External, written)
		return
	}
	for _, name := range []string{on.First, on.Last} {
		if _, ok := k.w.sheetIndex(name); !ok && name != "" {
			addOnce(&k.traits.Missing, name)
		}
	}
}
