// Package house_test holds what must be true of the program's packages as a whole: that imports point downward, that an
// engine knows no form, that no package outgrows one subject, that each says what it is.
//
// The packages are read from their files, not from go list: files of other systems count as well, and a result that
// go test keeps is given up as soon as a file changes.
package house_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "nianbao/"

// floors are the packages, the lowest floor first. A package imports from floors below its own alone; its tests look
// around on their own floor, too. Test support, whose name ends in "test", stands right above what it imports.
var floors = []string{
	// What knows of nothing else.
	"regex",
	"action/manual action/source action/spelling action/wording charset form/agencies form/define/plain form/folding " +
		"form/likely form/numeral form/past form/shortname form/spoken form/wanted grid near ooxml/crypt ooxml/xmlscan templates check/family few form/contact cmd/docs/leaflet cmd/docs/literal steady",
	"action form/among form/unit",
	// What makes a release knows nothing of the program.
	"cmd/release/archive cmd/release/licence cmd/release/resource",
	"cmd/release/bill",
	"cmd/release cmd/vulnbase",
	// Engines: files of any kind, and formulas. They know no form.
	"formula/syntax ooxml/xmltree",
	"ooxml/opc",
	"docx/wml formula pdf webpage xlsx/numformat",
	"xlsx",
	"docx/brace docx/pass docx/seen docx/story docx/table xlsx/worksheet",
	"docx/block",
	"docx docx/drawing docx/edit docx/offline xlsx/biff xlsx/edit",
	"docx/chart docx/fit docx/picture docx/review docx/stamp",
	// The model: what a report is, and how it is defined, found and named.
	"form form/blank",
	"form/appendix form/printed form/signing form/title",
	"form/account form/path form/prose",
	"form/particular",
	"form/define form/fields form/locate form/pair form/parts",
	"form/yearly",
	// What is made of a report: findings, and files.
	"render/digest render/readback",
	"check/rule check/tally check/verbatim form/compose form/draft render/html render/sheet render/word render/word/fill",
	"check/formulas/audit check/sentences check/plausible check/structure check/totals check/values check/waive",
	"check/formulas check/history check/suspect check/texts",
	"check/causes check/copied check/parts",
	"check",
	// What brings them together, and the faces.
	"contract filing/disk filing/fix filing/proof filing/seal",
	"filing/leftover",
	"filing/file",
	"filing/batch filing/record filing/summary",
	"filing/beside filing/carry filing/correct filing/marks filing/printing filing/roster filing/template filing/waivers",
	"filing/notice",
	"filing/among",
	"filing",
	"filing/merge filing/overview",
	"cmd/docs/reference cmd/docs/site cmd/nianbao/built cmd/nianbao/examples cmd/nianbao/terminal serve/guard serve/page serve/view",
	"cmd/nianbao/many cmd/nianbao/typed",
	"cmd/nianbao/usage",
	"serve/desk",
	"serve",
	"cmd/nianbao/local",
	"cmd/nianbao/about cmd/nianbao/completion",
	"bench/generate cmd/docs bench/mutants cmd/nianbao cmd/templates",
}

// secrets are what packages must not know, even through others.
var secrets = []struct{ who, of, why string }{
	{"action/... charset docx/... formula/... grid near ooxml/... pdf templates webpage xlsx/...",
		"check/... cmd/... contract filing form/... render/...", "an engine knows no form"},
	{"form", "action/... docx/... formula/... ooxml/... pdf templates webpage xlsx/...", "the model knows grids alone"},
	{"check/...", "docx/... filing ooxml/... pdf render/... webpage xlsx/...", "the check never sees a file"},
}

// faces call filing: they do not import what that brings together.
const faces, broughtTogether = "cmd/nianbao/... cmd/nianbao serve/...", "docx/... formula/... ooxml/... pdf render/... templates webpage xlsx/..."

// A package may have so many files and lines, without its tests.
const (
	maxFiles = 25
	maxLines = 3000
)

// large are the packages that may be larger.
var large = map[string]struct{ files, lines int }{
	"cmd/nianbao":     {27, 3400}, // one file a command
	"filing":          {26, 3200}, // one file a kind of file, and one a deed
	"form":            {28, 3400}, // what a form says of cells, rows and relations is one model
	"form/define":     {25, 3100}, // each key of form.yaml is read, checked and told of
	"form/prose":      {25, 3100}, // headings, texts, signatures and notes are told apart by each other
	"check/sentences": {25, 3050}, // what a sentence means is one matter: whose figure it is, of what, and against what it is held
	"form/locate":     {28, 3960}, // one table is told from those like it by all that was found of both
	"formula":         {32, 4400}, // linear form and evaluation share too much to part
	"xlsx/edit":       {27, 3100}, // what takes marks off must know every place into which they are put
}

// A room is a package's files.
type room struct {
	files       int // without tests
	lines       int
	doc         string
	imports     []string // of packages of the module, without its name
	testImports []string
}

// rooms returns the module's packages by folder.
func rooms(t *testing.T) map[string]*room {
	t.Helper()
	list := map[string]*room{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		name := d.Name()
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(name, ".") || name == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go"):
			return nil
		}
		folder := path.Dir(filepath.ToSlash(file))
		if folder == "." && strings.HasSuffix(name, "_test.go") {
			return nil
		}
		if list[folder] == nil {
			list[folder] = &room{}
		}
		return list[folder].add(file)
	})
	if err != nil {
		t.Fatalf("filepath.WalkDir: %v", err)
	}
	return list
}

// add reads a Go file.
func (r *room) add(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		return err
	}
	if strings.HasSuffix(name, "_test.go") {
		r.testImports = append(r.testImports, importsOf(file)...)
		return nil
	}
	r.files++
	r.lines += bytes.Count(data, []byte("\n"))
	r.doc += file.Doc.Text()
	r.imports = append(r.imports, importsOf(file)...)
	return nil
}

// importsOf returns the module's packages that a file imports.
func importsOf(file *ast.File) []string {
	var list []string
	for _, i := range file.Imports {
		name, _ := strconv.Unquote(i.Path.Value)
		if name, ok := strings.CutPrefix(name, module); ok {
			list = append(list, name)
		}
	}
	return list
}

// isSupport reports whether a package helps tests.
func isSupport(name string) bool { return strings.HasSuffix(name, "test") }

// floorsOf returns the floor of each package. Where one has none, the test fails.
func floorsOf(t *testing.T, list map[string]*room) map[string]int {
	t.Helper()
	floor := map[string]int{}
	for i, names := range floors {
		for _, name := range strings.Fields(names) {
			floor[name] = i
			if list[name] == nil {
				t.Errorf("%s is on a floor of house_test.go and in no folder", name)
			}
		}
	}
	var above func(name string) int
	above = func(name string) int {
		if i, ok := floor[name]; ok || !isSupport(name) || list[name] == nil {
			return i
		}
		for _, i := range list[name].imports {
			floor[name] = max(floor[name], above(i)+1)
		}
		return floor[name]
	}
	for name, r := range list {
		if above(name); isSupport(name) {
			continue
		}
		if _, ok := floor[name]; !ok {
			t.Errorf("%s is on no floor: add it to those in house_test.go, above all of %s", name, unique(r.imports))
		}
	}
	if t.Failed() {
		t.FailNow()
	}
	return floor
}

func TestImportsPointDownward(t *testing.T) {
	list := rooms(t)
	floor := floorsOf(t, list)
	for _, name := range slices.Sorted(maps.Keys(list)) {
		for _, i := range unique(list[name].imports) {
			switch {
			case isSupport(i) && !isSupport(name):
				t.Errorf("%s imports %s, which is for tests", name, i)
			case floor[i] >= floor[name]:
				t.Errorf("%s (floor %d) imports %s (floor %d)", name, floor[name], i, floor[i])
			}
		}
		for _, i := range unique(list[name].testImports) {
			top := floor[name]
			if isSupport(i) { // it may import what it helps to test
				top++
			}
			if floor[i] > top {
				t.Errorf("a test of %s (floor %d) imports %s (floor %d)", name, floor[name], i, floor[i])
			}
		}
	}
}

func unique(names []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(names)))
}

func TestSecrets(t *testing.T) {
	list := rooms(t)
	for _, name := range slices.Sorted(maps.Keys(list)) {
		for _, s := range secrets {
			for _, known := range knownTo(list, name) {
				if !isSupport(name) && among(name, s.who) && among(known, s.of) {
					t.Errorf("%s knows %s: %s", name, known, s.why)
				}
			}
		}
		for _, i := range unique(list[name].imports) {
			if among(name, faces) && among(i, broughtTogether) {
				t.Errorf("%s imports %s: a face calls filing", name, i)
			}
		}
	}
}

// among reports whether a package is one of those that are named, or below one with "/...".
func among(name, names string) bool {
	return slices.ContainsFunc(strings.Fields(names), func(pattern string) bool {
		folder, below := strings.CutSuffix(pattern, "/...")
		return name == folder || below && strings.HasPrefix(name, folder+"/")
	})
}

// knownTo returns the packages that one imports, and what they import, and so on.
func knownTo(list map[string]*room, name string) []string {
	var known []string
	for todo := []string{name}; len(todo) > 0; todo = todo[1:] {
		for _, i := range list[todo[0]].imports {
			if !slices.Contains(known, i) {
				known, todo = append(known, i), append(todo, i)
			}
		}
	}
	return known
}

func TestPackagesAreSmall(t *testing.T) {
	for name, r := range rooms(t) {
		files, lines := maxFiles, maxLines
		if l, ok := large[name]; ok {
			files, lines = l.files, l.lines
		}
		if r.files > files || r.lines > lines {
			t.Errorf("%s has %d files and %d lines, above %d or %d: has it two subjects?",
				name, r.files, r.lines, files, lines)
		}
	}
}

func TestPackagesSayWhatTheyAre(t *testing.T) {
	for name, r := range rooms(t) {
		base := path.Base(name)
		begins := "Package " + base + " "
		if dir := path.Dir(name); dir == "cmd" || dir == "bench" { // a command
			begins = strings.ToUpper(base[:1]) + base[1:] + " "
		}
		if r.files > 0 && !strings.HasPrefix(r.doc, begins) {
			t.Errorf("%s: the package's doc begins with %.40q", name, r.doc)
		}
	}
}
