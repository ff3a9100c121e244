package site_test

import (
	"bytes"
	"maps"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"nianbao/cmd/docs/site"
)

var tree = os.DirFS("../../..")

var once = sync.OnceValues(func() (map[string][]byte, error) { return site.Files(tree) })

// made returns the site's files.
func made(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := once()
	if err != nil {
		t.Fatalf("make the site: %v", err)
	}
	return files
}

// A sheet is a page of the site, read.
type sheet struct {
	ids         map[string]bool
	links       []string
	faults      []string // what needs a script or a network, what has no words
	lang, title string
	headings    int // of the first level
}

func readSheet(t *testing.T, data []byte) sheet {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("read a page: %v", err)
	}
	s := sheet{ids: map[string]bool{}}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && s.ids[a.Val]:
				s.faults = append(s.faults, "the id "+a.Val+" stands twice")
			case a.Key == "id":
				s.ids[a.Val] = true
			case a.Key == "href" && n.Data == "a":
				s.links = append(s.links, a.Val)
			case a.Key == "src" && !strings.HasPrefix(a.Val, "data:"), strings.HasPrefix(a.Key, "on"):
				s.faults = append(s.faults, n.Data+" "+a.Key+"="+a.Val)
			case a.Key == "lang" && n.Data == "html":
				s.lang = a.Val
			}
		}
		switch n.Data {
		case "script", "link", "iframe", "form":
			s.faults = append(s.faults, "an element "+n.Data)
		case "h1":
			s.headings++
		case "title":
			s.title = n.FirstChild.Data
		}
	}
	return s
}

// TestEveryLink follows every link of the site, and its anchor: none leads to nothing, and no page needs a script or a
// network.
func TestEveryLink(t *testing.T) {
	files := made(t)
	pages := map[string]sheet{}
	for name, data := range files {
		if strings.HasSuffix(name, ".html") && !strings.HasPrefix(name, "files/") {
			pages[name] = readSheet(t, data)
		}
	}
	linked := map[string]bool{site.Home: true}
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		p := pages[name]
		if len(p.faults) > 0 || p.headings != 1 || !strings.HasSuffix(p.title, "年报助手") || p.lang == "" {
			t.Errorf("%s: %q, %d first headings, title %q, language %q", name, p.faults, p.headings, p.title, p.lang)
		}
		for _, link := range p.links {
			u, err := url.Parse(link)
			if err != nil || u.IsAbs() {
				continue
			}
			to, within := pages[name], u.Path == ""
			if !within {
				linked[u.Path] = true
				if files[u.Path] == nil {
					t.Errorf("%s leads to %s, which is not there", name, link)
				}
				to = pages[u.Path]
			}
			if u.Fragment != "" && !to.ids[u.Fragment] {
				t.Errorf("%s leads to %s, which no heading meets", name, link)
			}
		}
	}
	for name := range files {
		if !linked[name] {
			t.Errorf("no link leads to %s", name)
		}
	}
}

// TestBrokenLink shows that a link to nothing is refused with the document and the line.
func TestBrokenLink(t *testing.T) {
	text := "# 年报\n\n[规则](docs/nothing.md)\n"
	_, err := site.Files(fstest.MapFS{"README.zh-CN.md": {Data: []byte(text)}})
	if err == nil || !strings.Contains(err.Error(), "README.zh-CN.md: line 3") {
		t.Errorf("site.Files: %v", err)
	}
}

// TestWrite shows what stands in the folder to which a site is written.
func TestWrite(t *testing.T) {
	to := t.TempDir()
	if err := site.Write(tree, to); err != nil {
		t.Fatalf("write the site: %v", err)
	}
	files := made(t)
	for name, data := range files { // made a second time: the same bytes
		if kept, err := os.ReadFile(to + "/" + name); err != nil || !bytes.Equal(kept, data) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
