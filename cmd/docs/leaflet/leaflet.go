// Package leaflet makes of a Markdown text one web page that needs nothing else: pictures stand within it, no script
// runs, nothing is asked of a network. It reads well on a screen and prints on A4.
package leaflet

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io/fs"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Options say among what a text stands. With none the page stands alone: it is Chinese, may have no pictures, and where
// the text leads to other documents only its words stay.
type Options struct {
	Lang     string // of the text; zh-CN where it is left out
	Title    string // of the page; the text's first heading where it is left out
	Pictures fs.FS  // the pictures, under the names by which the text speaks of them

	// Link returns where a link to another document leads, "" where only its words shall stay. It is asked for every
	// target without a scheme that is not within the page.
	Link func(target string) (string, error)

	Menu []Entry // of a site: stands before the text on a screen, and is not printed
}

// An Entry is a line of a site's menu. One that leads nowhere is the heading of those below it.
type Entry struct {
	Title, Link string
	Here        bool // it is this page
	Below       []Entry
}

//go:embed leaflet.html
var layout string

//go:embed leaflet.css
var looks string

var page = template.Must(template.New("page").Parse(layout))

// markdown is CommonMark as GitHub writes it: tables, struck words, bare addresses.
var markdown = goldmark.New(goldmark.WithExtensions(extension.GFM),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()))

// attended is for those who do not see, or use no mouse: code is as wide as it was written, so that drawings hold
// together, and is moved by keys; a head without words is none.
var attended = strings.NewReplacer("<pre><code", `<pre tabindex="0"><code`, "<th></th>", "<td></td>")

// Page returns the web page of a Markdown text (CommonMark with GitHub's tables). The same text makes the same bytes.
//
// It fails, naming the line, where the page would show less than the text says: a picture that is not there or of a kind
// that browsers do not show, a link into the page that meets no heading, HTML in the text but comments.
func Page(source []byte, o Options) ([]byte, error) {
	ids := anchors{}
	root := markdown.Parser().Parse(text.NewReader(source), parser.WithContext(parser.NewContext(parser.WithIDs(ids))))
	w := writer{source: source, options: o, ids: ids}
	if err := w.settle(root); err != nil {
		return nil, err
	}
	var body, out bytes.Buffer
	if err := markdown.Renderer().Render(&body, source, root); err != nil {
		return nil, fmt.Errorf("render the text: %w", err)
	}
	text := attended.Replace(body.String())
	err := page.Execute(&out, struct {
		Lang, Title string
		Looks       template.CSS
		Menu        []Entry
		Body        template.HTML
	}{cmp.Or(o.Lang, "zh-CN"), cmp.Or(o.Title, title(root, source)), template.CSS(looks), o.Menu,
		template.HTML(text)})
	if err != nil {
		return nil, fmt.Errorf("lay out the page: %w", err)
	}
	return out.Bytes(), nil
}

// title returns the words of a text's first heading.
func title(root ast.Node, source []byte) string {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindHeading {
			return words(n, source)
		}
	}
	return ""
}

// words returns what a person reads of a piece of text.
func words(n ast.Node, source []byte) string {
	var b bytes.Buffer
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(n.Value(source))
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
