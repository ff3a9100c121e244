package edit

import "strings"

// CalculateAutomatically makes Excel calculate whenever a figure changes, also where the workbook was set to do so on
// demand only.
func (e *Editor) CalculateAutomatically() {
	if pr := e.main.root.child("calcPr"); pr != nil && pr.attr("calcMode") != "" {
		pr.set("calcMode", "auto")
	}
	e.recalculate()
}

// recalculate makes Excel calculate once when the workbook is opened: what it stored beside formulas may be out of
// date.
func (e *Editor) recalculate() {
	if pr := e.main.root.ensure("calcPr", workbookOrder); !pr.isTrue("fullCalcOnLoad") {
		pr.set("fullCalcOnLoad", "1")
	}
}

// dropChain takes out the list of cells with formulas, which Excel makes anew. One that names a cell without a formula
// is damage to Excel.
func (e *Editor) dropChain() error {
	chain, ok := e.book.Relation("calcChain")
	if !ok || e.removed[strings.ToLower(chain.Target)] {
		return nil
	}
	d, err := e.relationsOf(e.main.part)
	if err != nil {
		return err
	}
	for r := range d.root.children {
		if r.attr("Id") == chain.ID {
			d.root.remove(r)
			break
		}
	}
	e.drop(chain.Target)
	return nil
}
