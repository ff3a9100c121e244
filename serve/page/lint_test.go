package page_test

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"nianbao/serve/page"
)

// maxSize bounds all assets together in bytes.
const maxSize = 300_000

// oldest are the browsers that offices run.
var oldest = []api.Engine{{Name: api.EngineChrome, Version: "86"}, {Name: api.EngineFirefox, Version: "85"}}

// assets returns the page's files by their names.
func assets(t *testing.T) map[string]string {
	t.Helper()
	list := map[string]string{}
	err := fs.WalkDir(page.Files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(page.Files(), name)
		list[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatalf("fs.WalkDir: %v", err)
	}
	return list
}

func TestSize(t *testing.T) {
	total := 0
	for _, text := range assets(t) {
		total += len(text)
	}
	if total > maxSize {
		t.Errorf("the assets are %d bytes, above %d", total, maxSize)
	}
}

// lowered returns what of a text the oldest browsers do not know: errors, or that it would have to be rewritten for them.
func lowered(text string, loader api.Loader) string {
	transform := func(o api.TransformOptions) api.TransformResult {
		o.Loader, o.LogLevel = loader, api.LogLevelSilent
		return api.Transform(text, o)
	}
	old := transform(api.TransformOptions{Engines: oldest})
	for _, m := range append(old.Errors, old.Warnings...) {
		return m.Text
	}
	latest := transform(api.TransformOptions{Target: api.ESNext})
	if string(old.Code) == string(latest.Code) {
		return ""
	}
	olds, news := strings.Split(string(old.Code), "\n"), strings.Split(string(latest.Code), "\n")
	for i, line := range news {
		if i >= len(olds) || olds[i] != line {
			return "too new: " + line
		}
	}
	return "too new"
}

// newer are names that the syntax does not show: functions and properties of later browsers, and what the page's policy
// refuses or what makes markup of a file's words.
var newer = regexp.MustCompile(`\.at\(|structuredClone|Object\.hasOwn|findLast|toSorted|toReversed|\.with\(|showModal|` +
	`randomUUID|fromAsync|AbortSignal\.(timeout|any)|withResolvers|groupBy|showPicker|inert\b|popover|navigator\.clipboard|` +
	`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\("style"|style:`)

// newerStyles are values and selectors of later browsers.
var newerStyles = regexp.MustCompile(`:has\(|:is\(|:where\(|@layer|@container|@scope|color-mix|oklch|light-dark\(|\d[dsl]v[hw]\b|` +
	`aspect-ratio|accent-color|inset:|overflow: *clip|scrollbar-gutter|subgrid|text-wrap`)

// known are the properties that all browsers since those have.
var known = strings.Fields(`-webkit-box-orient -webkit-line-clamp align-items animation background background-color
	border border-bottom border-bottom-color border-collapse border-color border-left border-left-color
	border-radius border-style border-top border-top-color bottom box-shadow box-sizing clip color color-scheme
	columns content counter-increment counter-reset cursor display filter flex flex-wrap font font-family font-size
	font-variant-numeric font-weight fill gap grid-column grid-row grid-template-columns height flex-basis
	justify-content left letter-spacing line-height list-style margin margin-bottom margin-left margin-top
	max-height max-width min-height min-width opacity order outline outline-offset overflow overflow-wrap overflow-x
	overflow-y padding padding-left padding-right padding-top page-break-after page-break-inside pointer-events
	position resize right scroll-padding scroll-padding-left
	scroll-margin-top size stroke table-layout text-align text-decoration
	text-indent text-underline-offset top vertical-align white-space width writing-mode z-index`)

// degrades are properties that are of later browsers, and without which the page is as good.
var degrades = []string{"color-scheme", "text-underline-offset"}

var declaration = regexp.MustCompile(`[{;]\s*([a-z-]+)\s*:`)

func TestOldBrowsers(t *testing.T) {
	for name, text := range assets(t) {
		var fault string
		switch path.Ext(name) {
		case ".js":
			fault = lowered(text, api.LoaderJS)
			if fault == "" {
				fault = newer.FindString(text)
			}
		case ".css":
			fault = styleFault(text)
		}
		if fault != "" {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

var comment = regexp.MustCompile(`(?s)/\*.*?\*/`)

func styleFault(text string) string {
	text = comment.ReplaceAllString(text, "")
	if fault := newerStyles.FindString(text); fault != "" {
		return fault
	}
	for _, m := range declaration.FindAllStringSubmatch(text, -1) {
		if name := m[1]; !strings.HasPrefix(name, "--") && !slices.Contains(known, name) && !slices.Contains(degrades, name) {
			return name + " is none of the properties that old browsers are known to have"
		}
	}
	return ""
}

// TestLint shows that what the lint is for is found.
func TestLint(t *testing.T) {
	for _, text := range []string{"a?.b", "await f()", "class A { static { f() } }", "class A { #x = 1; has(o) { return #x in o } }"} {
		if lowered(text, api.LoaderJS) == "" {
			t.Errorf("%s is not told of", text)
		}
	}
	for _, text := range []string{"a { inset: 0 }", "a:has(b) { color: red }", "a { accent-color: red }", "a { field-sizing: content }"} {
		if styleFault(text) == "" {
			t.Errorf("%s is not told of", text)
		}
	}
	for _, text := range []string{"a ?? c", "const {a, ...b} = c", "async () => { for await (const x of y) f(x) }"} {
		if fault := lowered(text, api.LoaderJS); fault != "" {
			t.Errorf("%s: %s", text, fault)
		}
	}
}

var (
	inline    = regexp.MustCompile(`(?i)<style|\sstyle=|\son[a-z]+=|<script(?:\s+[a-z]+="[^"]*")*>[^<]|javascript:`)
	reference = regexp.MustCompile(`(?:href|src)="([^"#]+)"|from "([^"]+)"|import\("([^"]+)"\)|url\(([^)]+)\)`)
)

// TestPolicy: nothing inline, nothing from elsewhere, nothing that is not there, nothing that nobody uses.
func TestPolicy(t *testing.T) {
	list := assets(t)
	used := map[string]bool{"index.html": true}
	for name, text := range list {
		if path.Ext(name) == ".html" && inline.MatchString(text) {
			t.Errorf("%s: %q is inline, and the page's policy refuses it", name, inline.FindString(text))
		}
		for _, m := range reference.FindAllStringSubmatch(text, -1) {
			to := path.Join(path.Dir(name), m[1]+m[2]+m[3]+m[4])
			if _, ok := list[to]; !ok {
				t.Errorf("%s refers to %s, which is not there", name, to)
			}
			used[to] = true
		}
	}
	for name := range list {
		if !used[name] {
			t.Errorf("nothing refers to %s", name)
		}
	}
}
