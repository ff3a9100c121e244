package main

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// read returns a package of one file, whose function f has a body.
func read(t *testing.T, result, body string) *source {
	t.Helper()
	text := "package p\n\nvar log struct{ Print func(...any) }\n\ntype S struct{ A int }\n\n" +
		"func f(a, b int, s string, ok bool, list []int, err error) " + result + " {\n" + body + "\n}\n"
	s := &source{m: &module{path: "m"}, p: &pkg{ImportPath: "m/p"}, fset: token.NewFileSet(),
		names: []string{"p/p.go"}, texts: [][]byte{[]byte(text)},
		info: &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}}
	file, err := parser.ParseFile(s.fset, "p.go", text, parser.ParseComments)
	if err != nil {
		t.Fatalf("parse: %v", err)
	}
	s.files = []*ast.File{file}
	conf := types.Config{Importer: s.imp}
	if _, err := conf.Check("m/p", s.fset, s.files, s.info); err != nil {
		t.Fatalf("check: %v", err)
	}
	return s
}

// TestSites holds what is changed in each kind of code, and what is not.
func TestSites(t *testing.T) {
	for _, c := range []struct{ name, result, body, want string }{
		{"boundary and negation", "bool", "x := a < b; return x",
			"boundary: a < b → a <= b; negation: a < b → a >= b; return: x → !(x)"},
		{"equality", "", "_ = a == b", "negation: a == b → a != b; statement: _ = a == b → ∅"},
		{"logic binds as it did", "", "_ = ok && a == b", "logic: ok && a == b → ((ok) || (a == b)); " +
			"negation: a == b → a != b; statement: _ = ok && a == b → ∅"},
		{"condition", "", "if ok {}", "condition: ok → false && (ok); condition: ok → true || (ok)"},
		{"loops end", "", "for ok {}", "condition: ok → false && (ok)"},
		{"numbers alone are subtracted", "", "_, _ = a + b, s + s",
			"arithmetic: a + b → a - b; statement: _, _ = a + b, s + s → ∅"},
		{"constants", "", "_ = list[7]", "constant: 7 → (7 + 1); constant: 7 → (7 - 1); statement: _ = list[7] → ∅"},
		{"neither fractions nor permissions", "", "println(0.5, 0o644)", "statement: println(0.5, 0o644) → ∅"},
		{"jumps", "", "for range list { if ok { continue }; if !ok { break } }; if ok { return }; println()",
			"condition: !ok → false && (!ok); condition: !ok → true || (!ok); condition: ok → false && (ok); " +
				"condition: ok → false && (ok); condition: ok → true || (ok); condition: ok → true || (ok); " +
				"jump: break → ∅; jump: continue → ∅; jump: return → ∅; statement: println() → ∅"},
		{"statements", "", "a = b; a++; list = append(list, a); println(list)",
			"statement: a = b → ∅; statement: a++ → ∅; statement: list = append(list, a) → ∅; statement: println(list) → ∅"},
		{"zero values", "(int, string, []int, *S, S, error)", "return a, s, list, &S{a}, S{A: a}, err",
			"return: &S{a} → nil; return: S{A: a} → S{}; return: a → 0; return: err → nil; return: list → nil; return: s → \"\""},
		{"what is zero stays", "(int, error)", "return 0, nil", "constant: 0 → (0 + 1); constant: 0 → (0 - 1)"},
		{"clauses", "", "switch { case ok: println() }",
			"clause: case ok: println() → ∅; condition: ok → false && (ok); condition: ok → true || (ok); statement: println() → ∅"},
		{"a function literal's results are its own", "", "_ = func() error { return err }",
			"return: err → nil; statement: _ = func() error { return err } → ∅"},
		{"what nobody sees", "", "log.Print(a + b); if len(make([]int, 1)) == b { panic(a + b) }",
			"condition: len(make([]int, 1)) == b → false && (len(make([]int, 1)) == b); " +
				"condition: len(make([]int, 1)) == b → true || (len(make([]int, 1)) == b); " +
				"negation: len(make([]int, 1)) == b → len(make([]int, 1)) != b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := read(t, c.result, c.body)
			var have []string
			for _, m := range s.sites(0) {
				have = append(have, strings.SplitN(m.String(), ": ", 2)[1])
				if !s.compiles(m) {
					t.Errorf("%s does not compile", m)
				}
			}
			slices.Sort(have)
			if diff := cmp.Diff(strings.Split(c.want, "; "), splitAgain(have)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// splitAgain parts lines where code that holds semicolons was parted in what is wanted.
func splitAgain(list []string) []string { return strings.Split(strings.Join(list, "; "), "; ") }

// TestUncounted holds that what does not compile is not chosen.
func TestUncounted(t *testing.T) {
	s := read(t, "int", "x := 1\nif ok {\nx = 5\n}\nreturn x")
	for _, m := range s.choose(1, 100) {
		if m.Kind == "return" { // x would be assigned and never used
			t.Errorf("chosen: %s", m)
		}
	}
	s = read(t, "int", "switch {\ndefault:\nreturn 6\n}")
	for _, m := range s.choose(1, 100) {
		if m.Kind == "jump" {
			t.Errorf("%s leaves a function without its end", m)
		}
	}
}

// TestOrder holds that a seed chooses the same sites of a function after another function has changed.
func TestOrder(t *testing.T) {
	const body = "if a < b {\nprintln(7)\n}\nif ok {\nprintln(8)\n}\n_ = a + b\nlist = append(list, 3)"
	long := read(t, "", body)
	before := long.choose(1, 4)
	text := strings.Replace(string(long.texts[0]), "type S",
		"// More lines.\n\nfunc g(ok bool) bool { return !ok }\n\ntype S", 1)
	moved := read(t, "", body)
	moved.texts[0] = []byte(text)
	moved.files[0], _ = parser.ParseFile(moved.fset, "p.go", text, 0)
	conf := types.Config{Importer: moved.imp}
	if _, err := conf.Check("m/p", moved.fset, moved.files, moved.info); err != nil {
		t.Fatalf("check: %v", err)
	}
	var want, have []string
	for _, m := range before {
		want = append(want, m.Kind+m.Before+m.After)
	}
	for _, m := range moved.choose(1, 100) {
		if m.Func == "f" && len(have) < 4 {
			have = append(have, m.Kind+m.Before+m.After)
		}
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Error(diff)
	}
	others := 0
	for seed := range uint64(5) {
		if c := long.choose(seed+2, 4); c[0].Before != before[0].Before || c[0].Kind != before[0].Kind {
			others++
		}
	}
	if others == 0 {
		t.Error("six seeds begin with the same site")
	}
}

// TestOutcomes tries all kinds of outcome on a module that was made for it.
func TestOutcomes(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	o := options{dir: "testdata/tiny", rooms: []string{"outcome"}, seed: 1, n: 100, jobs: 2, checks: 1,
		grace: time.Second}
	list, err := run(context.Background(), o, false)
	if err != nil {
		t.Fatalf("run: %v", err)
	}
	have := map[int]string{}
	for _, m := range list {
		have[m.Line] = m.Outcome
		if m.Func == "Negative" && m.Killer != "TestNegative" {
			t.Errorf("%s: killed by %q", m, m.Killer)
		}
	}
	want := map[int]string{6: killed, 11: unreached, 16: survived, 22: timeout}
	for line, outcome := range want {
		if have[line] != outcome {
			t.Errorf("line %d: %q, not %q", line, have[line], outcome)
		}
	}
	for line, outcome := range have {
		if line > 26 && line < 31 {
			t.Errorf("line %d, which only says something, is tried: %s", line, outcome)
		}
	}
}
