package leaflet_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"nianbao/cmd/docs/leaflet"
)

// pixel is a picture of one dot.
const pixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"

var pictures = fstest.MapFS{"docs/图 1.png": {Data: []byte(pixel)}}

// made returns a page and its elements.
func made(t *testing.T, source string, o leaflet.Options) (string, []*html.Node) {
	t.Helper()
	data, err := leaflet.Page([]byte(source), o)
	if err != nil {
		t.Fatalf("%s: %v", source, err)
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("html.Parse: %v", err)
	}
	var list []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			list = append(list, n)
		}
	}
	return string(data), list
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func inner(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// TestAnyText shows that a page says every word of its text, runs nothing and loads nothing, whatever the words are.
func TestAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringMatching(`[a-z年报<>&"'=]{1,12}`)
		kinds := []string{"# %\n\n", "%\n\n", "- %\n\n", "| % |\n|---|\n| 数 |\n\n", "```\n%\n```\n\n", "`%`\n\n"}
		var source strings.Builder
		var want []string
		for range rapid.IntRange(1, 6).Draw(t, "blocks") {
			kind, word := rapid.SampledFrom(kinds).Draw(t, "kind"), words.Draw(t, "word")
			if !strings.Contains(kind, "`") {
				word = escape(word)
			}
			source.WriteString(strings.ReplaceAll(kind, "%", word))
			want = append(want, strings.ReplaceAll(word, `\`, ""))
		}
		data, err := leaflet.Page([]byte(source.String()), leaflet.Options{})
		if err != nil {
			t.Fatalf("%s: %v", source.String(), err)
		}
		if again, _ := leaflet.Page([]byte(source.String()), leaflet.Options{}); !bytes.Equal(again, data) {
			t.Fatal("the same text made other bytes")
		}
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("html.Parse: %v", err)
		}
		said := inner(root)
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Fatalf("%q is not on the page of %q", w, source.String())
			}
		}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && strings.Contains(" script iframe link object embed form ", " "+n.Data+" ") {
				t.Fatalf("the page of %q has an element %s", source.String(), n.Data)
			}
		}
	})
}

// escape writes a word so that no character means anything in Markdown.
func escape(word string) string {
	var b strings.Builder
	for _, r := range word {
		if strings.ContainsRune(`<>&"'=`, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestPage(t *testing.T) {
	link := func(target string) (string, error) {
		if target == "规则.md#r01" {
			return "规则.html#r01", nil
		}
		return "", nil
	}
	said, elements := made(t, "# 使用 `说明`\n\n第一行，\n第二行。An end.\nA line. "+
		"[规则](规则.md#r01)，[源码](main.go)，[站点](https://example.com/a)，[见下](#一怎样下载)\n\n![图](docs/图%201.png)\n\n"+
		"## 一、怎样下载？\n\n## 一、怎样下载？\n\n<!-- 注 -->\n", leaflet.Options{
		Pictures: pictures, Link: link,
		Menu: []leaflet.Entry{{Title: "手册", Below: []leaflet.Entry{{Title: "规则", Link: "规则.html", Here: true}}}},
	})
	var ids, links []string
	for _, e := range elements {
		switch e.Data {
		case "title":
			if inner(e) != "使用 说明" {
				t.Errorf("the title is %q", inner(e))
			}
		case "h1", "h2":
			ids = append(ids, attribute(e, "id"))
		case "a":
			links = append(links, inner(e)+"→"+attribute(e, "href"))
		case "img":
			if src := attribute(e, "src"); !strings.HasPrefix(src, "data:image/png;base64,") || attribute(e, "alt") != "图" {
				t.Errorf("the picture is %.60s", src)
			}
		case "html":
			if attribute(e, "lang") != "zh-CN" {
				t.Errorf("the page is in %q", attribute(e, "lang"))
			}
		}
	}
	if got := strings.Join(ids, " "); got != "使用-说明 一怎样下载 一怎样下载-1" {
		t.Errorf("the headings are %s", got)
	}
	if got := strings.Join(links, " "); got != "跳到正文→#leaflet-text 规则→%e8%a7%84%e5%88%99.html "+
		"规则→%E8%A7%84%E5%88%99.html#r01 站点→https://example.com/a "+
		"见下→#%E4%B8%80%E6%80%8E%E6%A0%B7%E4%B8%8B%E8%BD%BD" {
		t.Errorf("the links are %s", got)
	}
	code, _ := made(t, "| | 数 |\n|---|---|\n| 甲 | 1 |\n\n```\n<pre><code>\n```\n", leaflet.Options{})
	if !strings.Contains(code, "<td></td>\n<th>数</th>") || strings.Count(code, `tabindex="0"`) != 1 ||
		!strings.Contains(code, "&lt;pre&gt;&lt;code&gt;") {
		t.Errorf("who does not see is not attended to: %s", code)
	}
	if !strings.Contains(said, "第一行，第二行。An end.\nA line. ") || !strings.Contains(said, "，源码，") {
		t.Error("lines of Chinese are parted, or the words of a link are gone")
	}
}

func TestRefused(t *testing.T) {
	bad := func(string) (string, error) { return "", errors.New("no such document") }
	for source, want := range map[string]string{
		"一\n\n![图](docs/无.png)":          "line 3",
		"![](docs/图%201.png)":            "no words",
		"![图](docs/图.svg)":               "of no kind",
		"字\n\n字\n\n<script>x</script>":   "line 5: HTML in the text",
		"字 <img src=x>":                  "HTML in the text",
		"[下](#没有)":                       "meets no heading",
		"[x](README.md)":                 "no such document",
		"[x](javascript:alert(1))":       "leads to no page",
		"| a |\n|---|\n| [x](a%zz.md) |": "line 3",
	} {
		_, err := leaflet.Page([]byte(source), leaflet.Options{Pictures: pictures, Link: bad})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", source, err, want)
		}
	}
}

// TestReadme shows that what is handed out with the program can be made of the clerks' README.
func TestReadme(t *testing.T) {
	source, err := os.ReadFile("../../../README.zh-CN.md")
	if err != nil {
		t.Fatalf("read the clerks' README: %v", err)
	}
	said, elements := made(t, string(source), leaflet.Options{Pictures: os.DirFS("../../..")})
	for _, e := range elements {
		if src := attribute(e, "src"); e.Data == "img" && !strings.HasPrefix(src, "data:image/") {
			t.Errorf("a picture is loaded from %.60s", src)
		}
		if e.Data == "p" && strings.Contains(inner(e), "**") {
			t.Errorf("words stay between asterisks: %s", inner(e))
		}
	}
	if !strings.Contains(said, "nianbao.exe") {
		t.Error("the page does not say which program is meant")
	}
}
