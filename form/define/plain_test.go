package define

import (
	"io/fs"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"nianbao/form/define/plain"
	"nianbao/templates"

	"pgregory.net/rapid"
)

// byLibrary reads a definition by the library; ok is false where anything is wrong with it.
func byLibrary(data []byte) (s *spec, ok bool) {
	root, fault := parseYAML("", definition, data)
	if fault != nil {
		return nil, false
	}
	s = new(spec)
	d := decoder{what: definition}
	d.decode(root, reflect.ValueOf(s).Elem(), 0)
	return s, len(d.faults) == 0
}

// definitions are all that the project has, by their paths.
func definitions(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, fsys := range []fs.FS{templates.FS, os.DirFS("../../testdata/forms")} {
		paths, err := fs.Glob(fsys, "*/form.yaml")
		if err != nil || len(paths) == 0 {
			t.Fatal("no definitions", err)
		}
		for _, path := range paths {
			if all[path], err = fs.ReadFile(fsys, path); err != nil {
				t.Fatalf("fs.ReadFile: %v", err)
			}
		}
	}
	return all
}

// TestPlain reads every definition that the project has without the library, to the same.
func TestPlain(t *testing.T) {
	for path, data := range definitions(t) {
		var got spec
		if !plain.Read(data, &got) {
			t.Errorf("%s needs the library", path)
			continue
		}
		if want, ok := byLibrary(data); !ok || !reflect.DeepEqual(&got, want) {
			t.Errorf("%s is read otherwise than by the library", path)
		}
	}
}

// TestKnown holds the built-in editions against all that is asked of a stranger's, which their loading takes for granted.
func TestKnown(t *testing.T) {
	paths, err := fs.Glob(templates.FS, "*/form.yaml")
	if err != nil || len(paths) != len(Builtin()) {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		if _, faults := parse(path, definitions(t)[path], source{}); len(faults) > 0 {
			t.Error(faults)
		}
	}
}

// held fails where a text is read and the library reads it otherwise, or not at all.
func held(t interface{ Fatalf(string, ...any) }, data []byte) {
	var got spec
	if !utf8.Valid(data) || plain.TooDeep(data, maxDepth) > 0 || !plain.Read(data, &got) {
		return
	}
	if want, ok := byLibrary(data); !ok || !reflect.DeepEqual(&got, want) {
		t.Fatalf("the library reads it otherwise (%v):\n%s\n%+v\n%+v", ok, data, &got, want)
	}
}

// TestPlainReads shows what is read without the library, to what it reads; and what is left to it, because it is none of
// plain, or is wrong.
func TestPlainReads(t *testing.T) {
	deep := strings.Repeat("[", 17) + strings.Repeat("]", 17)
	for text, want := range map[string]bool{
		"titles:\n- a\n- b # c\n": true, "titles:\n  - a\n\n  # c\n  - 'b''c'\n": true,
		"titles:\n  [a,\n   b]\n": true, "titles:\n  [a,\nb]\n": false, "titles: [a,\n b\n c]\n": true,
		"title: a\n  b\n": true, "title: a\n  # b\n": true, "title: \"a b\" # c\n": true, "title: \"a\"# c\n": false,
		"title: a#b\n": true, "title: a:b\n": true, "title: a: b\n": false,
		"title: \"a\\nb\"\n": false, "title: 'a\n  b'\n": false, "title: |\n  a\n": false, "title: null\n": false,
		"title: 'null'\n": true, "title: ~\n": false, "title:\n": false,
		"years: {from: 2021, to: 2022}\n": true, "years: {from: 2021}\ntitle: a\n": true,
		"years: {from: '2021'}\n": false, "years: {from: 007}\n": false, "years: {from: 0}\n": true,
		"years: {from: -1}\n": true, "years: {from: 999999999999999}\n": true,
		"years: {from: 9999999999999999}\n": false, "years: {from: 1.5}\n": false,
		"years:\n  from: 1\n  to: 2\n":   true,
		"years:\n    from: 1\n  to: 2\n": false, "years:\nfrom: 1\n": false, " title: a\n": false,
		"title: a\n title: b\n": false, "title: a\ntitle: b\n": false, "titel: a\n": false, "- a\n": false, "": false,
		"bases: {S01: a, \"S 02\": b}\n": true, "bases: {null: a}\n": false, "bases: {S01: a,}\n": false,
		"bases: {}\n": true, "titles: []\n": true, "titles: [a\n": false, "titles: [a]]\n": false,
		"charts:\n  - {last: true}\n  - {last: false}\n": true, "charts: [{last: yes}]\n": false,
		"charts:\n  - last: true\n    name: a\n": true, "charts:\n  - last: true\n     name: a\n": false,
		"charts:\n  -\n    last: true\n": false, "plausible: {torn: {least: 1.250000}}\n": true,
		"plausible: {torn: {least: 1.2500000}}\n": false, "plausible: {torn: {least: '1'}}\n": false,
		"plausible: {torn: {least: .5}}\n": false,
		"plausible: {torn: {least: 1.}}\n": false, "texts: {overview: {most: 3}}\n": true, "title: [a]\n": false,
		"titles: a\n": false, "titles: {a: b}\n": false, "years: [a]\n": false, "fillers: " + deep + "\n": false,
		"title: \u00a0a\n": true, "title: a\u0085b\n": false, "title: a\u2028b\n": false, "title: \ufeffa\n": false,
		"title: 𠮷\n": false, "title: a\tb\n": false, "title: -a\n": false, "title: -1\n": true,
		"title: {a: b}\n": false, "title: a, b]\n": true, "titles: [a b, c-d, 1]\n": true, "titles: [a: b]\n": false,
		"titles: [a [b]\n": false, "titles: [a #b\n]\n": false, "titles: [a #b\n ]\n": true, "title: 'a' b\n": false,
		"title: @a\n": false,
	} {
		var got spec
		if plain.Read([]byte(text), &got) != want {
			t.Errorf("%q is read: %v", text, !want)
		}
		held(t, []byte(text))
	}
}

// TestAnyChangedDefinition changes definitions at random places: what is read still is what the library reads.
func TestAnyChangedDefinition(t *testing.T) {
	all := definitions(t)
	paths := slices.Sorted(maps.Keys(all))
	piece := rapid.SampledFrom([]string{"", " ", "  ", "\n", "\n  ", "\n- ", ": ", ":", ", ", ",", "[", "]", "{", "}", "[]", "{}", "#", " #", "'", "''",
		`"`, `\`, "-", "- ", "? ", "|", ">", "&a ", "*a", "!", "~", "null", "true", "yes", "1", "-1", "0", "007", "1.50", "1e3", "0x1F", ".5",
		"年", "：", "\u00a0", "\u2028", "\ufeff", "\t", "id: x", "title: 甲", "rows:", "\n---\n", "\n...\n", "<<: ", "%", "@", "="})
	rapid.Check(t, func(t *rapid.T) {
		data := string(all[rapid.SampledFrom(paths).Draw(t, "path")])
		begin := rapid.IntRange(0, len(data)-1).Draw(t, "from")
		if next := topLine.FindStringIndex(data[begin:]); next != nil && rapid.IntRange(0, 9).Draw(t, "anywhere") > 0 {
			begin += next[0] + 1
		}
		data = data[begin:min(len(data), begin+rapid.IntRange(1, 900).Draw(t, "size"))]
		if end := strings.LastIndexByte(data, '\n'); end > 0 && rapid.IntRange(0, 9).Draw(t, "within a line") > 0 {
			data = data[:end+1]
		}
		for range rapid.IntRange(0, 2).Draw(t, "changes") {
			at := rapid.IntRange(0, len(data)).Draw(t, "at")
			end := min(len(data), at+rapid.IntRange(0, 3).Draw(t, "gone"))
			data = data[:at] + piece.Draw(t, "piece") + data[end:]
		}
		held(t, []byte(data))
	})
}

// topLine is the beginning of a line that is not indented.
var topLine = regexp.MustCompile(`\n[a-z]`)

// FuzzPlain reads what strangers may write: what is read is what the library reads.
func FuzzPlain(f *testing.F) {
	for _, s := range []string{"edition: x\nyears: {from: 2021}\n", "titles: [a, 'b''c', \"d\"]\n", "titles:\n- a\n- b # c\n",
		"tables:\n  - id: a\n    rows:\n      - {id: b, decimal: true}\n", "bases: {R01: a}\n", "title: a: b", "title: 'a\n  b'", "title: a\n  b",
		"notes: [{text: a},\n  # b\n  {text: c}]\n", "relations:\n  - {id: R01, tolerance: 0.50, round: -2}\n", "titles: [a,\nb]\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { held(t, data) })
}
