package docx

import (
	"nianbao/action"
	"nianbao/docx/seen"
	"nianbao/ooxml/opc"
)

// A boundControl writes a content control that shows what a store says: the store is to say what it is filled with. One
// that is repeated is bound no more, or each pass would show the same.
type boundControl struct{ seen.Binding }

// A storeText is what a store is to say.
type storeText struct {
	seen.Binding
	text string
}

func (w boundControl) Run(r *action.Run, body []action.Node) {
	start := r.Out.Len()
	r.Nodes(body)
	f := r.Writer.(*partWriter)
	written := string(r.Out.Bytes()[start:])
	if len(r.Loops()) == 0 {
		f.stores = append(f.stores, storeText{w.Binding, seen.Shown(written)})
		return
	}
	r.Out.Truncate(start)
	r.Out.WriteString(seen.Unbound(written))
}

// follow makes the stores say what the controls of a part do. The error is that of package opc.
func (f *partWriter) follow(pkg *opc.Package, main string) error {
	for _, s := range f.stores {
		if err := seen.Follow(pkg, main, s.Binding, s.text); err != nil {
			return err
		}
	}
	return nil
}
