package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// A finder collects the changes that are possible in one file.
type finder struct {
	s      *source
	file   int
	fn     *ast.FuncDecl // around what is looked at; nil between functions
	result []*ast.Field  // of the function or function literal that a return belongs to, each with one name at most
	last   ast.Stmt      // of that function
	list   []*mutant
}

// sites returns all changes that are possible in a file of the package.
func (s *source) sites(file int) []*mutant {
	f := &finder{s: s, file: file}
	for _, d := range s.files[file].Decls {
		f.fn, f.result, f.last = nil, nil, nil
		if fn, ok := d.(*ast.FuncDecl); ok {
			if fn.Body == nil || says(fn) {
				continue
			}
			f.fn = fn
			f.function(fn.Type, fn.Body)
			continue
		}
		f.walk(d)
	}
	return f.list
}

// says reports whether a method only puts a value into words.
func says(fn *ast.FuncDecl) bool {
	return fn.Recv != nil && (fn.Name.Name == "String" || fn.Name.Name == "Error" || fn.Name.Name == "GoString")
}

// function looks into a function's body.
func (f *finder) function(t *ast.FuncType, body *ast.BlockStmt) {
	result, last := f.result, f.last
	defer func() { f.result, f.last = result, last }()
	f.result, f.last = nil, nil
	if t.Results != nil {
		for _, field := range t.Results.List {
			for range max(len(field.Names), 1) {
				f.result = append(f.result, field)
			}
		}
	}
	if n := len(body.List); n > 0 {
		f.last = body.List[n-1]
	}
	f.walk(body)
}

// walk looks at a node and all below it.
func (f *finder) walk(root ast.Node) {
	ast.Inspect(root, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			f.function(n.Type, n.Body)
			return false
		case *ast.BinaryExpr:
			f.binary(n)
		case *ast.BasicLit:
			f.literal(n)
		case *ast.IfStmt:
			f.condition(n.Cond)
		case *ast.ForStmt:
			if n.Cond != nil { // always true, it would never end
				f.add("condition", n.Cond, "false && ("+f.text(n.Cond)+")")
			}
		case *ast.SwitchStmt:
			f.clauses(n.Body, n.Tag == nil)
		case *ast.TypeSwitchStmt:
			f.clauses(n.Body, false)
		case *ast.BlockStmt:
			f.statements(n.List)
		case *ast.CaseClause:
			f.statements(n.Body)
		case *ast.CommClause:
			f.statements(n.Body)
		case *ast.ReturnStmt:
			f.returned(n)
		case *ast.CallExpr:
			return !f.passedOver(n)
		case *ast.ImportSpec, *ast.Field:
			return false
		}
		return true
	})
}

// passedOver reports whether changes within a call are seen by nobody: what is logged, said of what cannot happen, or
// how much room is made at first.
func (f *finder) passedOver(c *ast.CallExpr) bool {
	switch fun := c.Fun.(type) {
	case *ast.Ident:
		return fun.Name == "panic" || fun.Name == "make"
	case *ast.SelectorExpr:
		of, ok := fun.X.(*ast.Ident)
		return ok && (of.Name == "log" || of.Name == "slog") || fun.Sel.Name == "Grow"
	}
	return false
}

// opposites of operators: at a boundary, negated, and the like.
var (
	boundaries = map[token.Token]string{token.LSS: "<=", token.LEQ: "<", token.GTR: ">=", token.GEQ: ">"}
	negations  = map[token.Token]string{token.EQL: "!=", token.NEQ: "==",
		token.LSS: ">=", token.LEQ: ">", token.GTR: "<=", token.GEQ: "<"}
	logic      = map[token.Token]string{token.LAND: "||", token.LOR: "&&"}
	arithmetic = map[token.Token]string{token.ADD: "-", token.SUB: "+"}
)

// binary changes an operator.
func (f *finder) binary(b *ast.BinaryExpr) {
	for _, k := range []struct {
		kind string
		to   map[token.Token]string
	}{{"boundary", boundaries}, {"negation", negations}, {"logic", logic}, {"arithmetic", arithmetic}} {
		op := k.to[b.Op]
		if op == "" || k.kind == "arithmetic" && !f.isNumber(b) {
			continue
		}
		x, y := f.text(b.X), f.text(b.Y)
		if k.kind == "logic" { // which binds otherwise
			x, y = "("+x+")", "("+y+")"
			f.add(k.kind, b, "("+x+" "+op+" "+y+")")
			continue
		}
		f.add(k.kind, b, x+" "+op+" "+y)
	}
}

// literal moves a whole number by one. Octal ones are permissions.
func (f *finder) literal(l *ast.BasicLit) {
	if l.Kind != token.INT || len(l.Value) > 1 && l.Value[0] == '0' && !strings.ContainsAny(l.Value, "xXbB") {
		return
	}
	if t := f.s.info.Types[l].Type; t != nil && !isInteger(t) {
		return
	}
	f.add("constant", l, "("+l.Value+" + 1)")
	f.add("constant", l, "("+l.Value+" - 1)")
}

// condition makes a condition always true, and always false.
func (f *finder) condition(c ast.Expr) {
	f.add("condition", c, "true || ("+f.text(c)+")")
	f.add("condition", c, "false && ("+f.text(c)+")")
}

// clauses takes the clauses of a switch away, and decides what they ask.
func (f *finder) clauses(body *ast.BlockStmt, conditions bool) {
	for _, s := range body.List {
		c := s.(*ast.CaseClause)
		if c.List == nil {
			continue
		}
		f.add("clause", c, "")
		if conditions {
			for _, e := range c.List {
				f.condition(e)
			}
		}
	}
}

// statements takes statements of a block away.
func (f *finder) statements(list []ast.Stmt) {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.AssignStmt:
			if s.Tok != token.DEFINE {
				f.add("statement", s, "")
			}
		case *ast.IncDecStmt:
			f.add("statement", s, "")
		case *ast.ExprStmt:
			if c, ok := s.X.(*ast.CallExpr); ok && !f.passedOver(c) {
				f.add("statement", s, "")
			}
		case *ast.BranchStmt:
			if s.Tok == token.BREAK || s.Tok == token.CONTINUE {
				f.add("jump", s, "")
			}
		case *ast.ReturnStmt:
			if s != f.last {
				f.add("jump", s, "")
			}
		}
	}
}

// returned returns the zero value instead of one result, and the opposite of a truth.
func (f *finder) returned(r *ast.ReturnStmt) {
	if len(r.Results) != len(f.result) {
		return
	}
	for i, e := range r.Results {
		t := f.s.info.Types[e].Type
		if t == nil {
			continue
		}
		switch before, b := f.text(e), basic(t); {
		case b != nil && b.Info()&types.IsBoolean != 0:
			f.add("return", e, "!("+before+")")
		default:
			if zero := f.zero(f.result[i].Type); zero != "" && zero != before {
				f.add("return", e, zero)
			}
		}
	}
}

// zero returns the zero value of a type as code, "" where it has none that is short.
func (f *finder) zero(e ast.Expr) string {
	t := f.s.info.Types[e].Type
	if t == nil {
		return ""
	}
	if _, ok := t.(*types.TypeParam); ok {
		return ""
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsString != 0:
			return `""`
		case u.Info()&types.IsNumeric != 0:
			return "0"
		}
	case *types.Struct, *types.Array:
		return f.text(e) + "{}"
	case *types.Pointer, *types.Slice, *types.Map, *types.Interface, *types.Signature:
		return "nil"
	}
	return ""
}

// basic returns the basic type below a type, nil if there is none.
func basic(t types.Type) *types.Basic {
	b, _ := t.Underlying().(*types.Basic)
	return b
}

func isInteger(t types.Type) bool { b := basic(t); return b != nil && b.Info()&types.IsInteger != 0 }

func (f *finder) isNumber(e ast.Expr) bool {
	t := f.s.info.Types[e].Type
	return t == nil || basic(t) != nil && basic(t).Info()&types.IsNumeric != 0
}

// text returns a node's code.
func (f *finder) text(n ast.Node) string {
	return string(f.s.texts[f.file][f.s.fset.Position(n.Pos()).Offset:f.s.fset.Position(n.End()).Offset])
}

// add enters a change of a node.
func (f *finder) add(kind string, n ast.Node, after string) {
	from, to := f.s.fset.Position(n.Pos()), f.s.fset.Position(n.End())
	m := &mutant{File: f.s.names[f.file], Line: from.Line, column: from.Column, Kind: kind, Before: f.text(n),
		After: after,
		pkg:   f.s.p, start: from.Offset, end: to.Offset}
	if f.fn != nil {
		m.Func = f.fn.Name.Name
		if f.fn.Recv != nil {
			m.Func = f.text(f.fn.Recv.List[0].Type) + "." + m.Func
		}
		begin, end := f.s.fset.Position(f.fn.Body.Pos()), f.s.fset.Position(f.fn.Body.End())
		m.function = span{begin.Line, begin.Column, end.Line, end.Column}
	}
	f.list = append(f.list, m)
}
