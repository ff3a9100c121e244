package texts

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strings"
	"testing"
)

var han = regexp.MustCompile(`\p{Han}`)

// TestWordsAreData finds words and patterns of texts that stand in this package's code: they are the form's to say, so
// that a province can say otherwise. What rules say of themselves and what messages say is no such word.
func TestWordsAreData(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatalf("os.ReadDir: %v", err)
	}
	for _, f := range files {
		if strings.HasSuffix(f.Name(), ".go") && !strings.HasSuffix(f.Name(), "_test.go") {
			for _, at := range wordsIn(t, f.Name()) {
				t.Errorf("%s: words of texts belong into form.yaml", at)
			}
		}
	}
}

// wordsIn returns where in a file a text is searched for words or patterns in Chinese.
func wordsIn(t *testing.T, name string) (found []string) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, nil, 0)
	if err != nil {
		t.Fatalf("parser.ParseFile: %v", err)
	}
	literals := func(n ast.Node) {
		ast.Inspect(n, func(n ast.Node) bool {
			if s, ok := n.(*ast.BasicLit); ok && s.Kind == token.STRING && han.MatchString(s.Value) {
				found = append(found, files.Position(s.Pos()).String()+" "+s.Value)
			}
			return true
		})
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			of, ok := n.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			in, ok := of.X.(*ast.Ident)
			isSearch := ok && (in.Name == "regexp" || in.Name == "regex" || in.Name == "slices" || in.Name == "strings" && !joins[of.Sel.Name])
			if isSearch {
				literals(n)
			}
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				literals(n)
			}
		case *ast.CompositeLit:
			switch n.Type.(type) {
			case *ast.ArrayType, *ast.MapType:
				literals(n)
			}
		}
		return true
	})
	return found
}

// joins are functions of package strings that search nothing.
var joins = map[string]bool{"Join": true, "TrimRight": true}
