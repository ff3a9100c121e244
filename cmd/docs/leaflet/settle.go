package leaflet

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/width"
)

// kinds are the pictures that every browser shows.
var kinds = map[string]string{".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp"}

// A writer settles where the links and pictures of one text lead.
type writer struct {
	source  []byte
	options Options
	ids     anchors
}

// settle puts pictures into the text and changes links to where they lead on the page.
func (w *writer) settle(root ast.Node) error {
	var nodes []ast.Node // links may be taken out, so none is changed while the tree is walked
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			nodes = append(nodes, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range nodes {
		var err error
		switch n := n.(type) {
		case *ast.Image:
			err = w.embed(n)
		case *ast.Link:
			err = w.lead(n)
		case *ast.Text:
			w.join(n)
		case *ast.RawHTML:
			err = w.comment(n, n.Segments.Value(w.source))
		case *ast.HTMLBlock:
			err = w.comment(n, n.Lines().Value(w.source))
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", w.line(n), err)
		}
	}
	return nil
}

// embed makes a picture part of the page.
func (w *writer) embed(n *ast.Image) error {
	name := string(n.Destination)
	kind, ok := kinds[strings.ToLower(path.Ext(name))]
	switch {
	case !ok:
		return fmt.Errorf("the picture %q is of no kind that all browsers show", name)
	case w.options.Pictures == nil:
		return fmt.Errorf("the picture %q: no pictures were given", name)
	case words(n, w.source) == "":
		return fmt.Errorf("the picture %q has no words for those who do not see it", name)
	}
	file, err := url.PathUnescape(name)
	if err != nil {
		return fmt.Errorf("the picture %q: %w", name, err)
	}
	data, err := fs.ReadFile(w.options.Pictures, path.Clean(file))
	if err != nil {
		return fmt.Errorf("the picture %q: %w", name, err)
	}
	n.Destination = []byte("data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data))
	return nil
}

// lead makes a link lead to where its target stands, or leaves its words alone.
func (w *writer) lead(n *ast.Link) error {
	target := string(n.Destination)
	switch u, err := url.Parse(target); {
	case err != nil:
		return fmt.Errorf("the link %q: %w", target, err)
	case u.Scheme == "https" || u.Scheme == "http" || u.Scheme == "mailto":
		return nil
	case u.Scheme != "":
		return fmt.Errorf("the link %q leads to no page", target)
	}
	if id, within := strings.CutPrefix(target, "#"); within {
		name, err := url.PathUnescape(id)
		if err != nil || !w.ids[name] {
			return fmt.Errorf("the link %q meets no heading of the text", target)
		}
		return nil
	}
	to := ""
	if w.options.Link != nil {
		var err error
		if to, err = w.options.Link(target); err != nil {
			return fmt.Errorf("the link %q: %w", target, err)
		}
	}
	if to != "" {
		n.Destination = []byte(to)
		return nil
	}
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		n.Parent().InsertBefore(n.Parent(), n, c)
	}
	n.Parent().RemoveChild(n.Parent(), n)
	return nil
}

// join makes two lines of Chinese one: a browser would put a space for the line's end. goldmark's own ways do so behind
// an English full stop, or not behind a Chinese comma.
func (w *writer) join(n *ast.Text) {
	if !n.SoftLineBreak() || n.NextSibling() == nil {
		return
	}
	before, _ := utf8.DecodeLastRune(n.Value(w.source))
	after, _ := utf8.DecodeRuneInString(words(n.NextSibling(), w.source))
	if isWide(before) && isWide(after) {
		n.SetSoftLineBreak(false)
	}
}

func isWide(r rune) bool {
	kind := width.LookupRune(r).Kind()
	return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
}

// comment refuses HTML but comments, which the page leaves out.
func (w *writer) comment(n ast.Node, html []byte) error {
	if block, ok := n.(*ast.HTMLBlock); ok && block.HasClosure() {
		html = append(html, block.ClosureLine.Value(w.source)...)
	}
	html = bytes.TrimSpace(html)
	if bytes.HasPrefix(html, []byte("<!--")) && bytes.HasSuffix(html, []byte("-->")) {
		return nil
	}
	return fmt.Errorf("HTML in the text: %.60s", html)
}

// line returns the line of the source on which a piece of text begins, 1 where it cannot be told.
func (w *writer) line(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			return 1 + bytes.Count(w.source[:n.Lines().At(0).Start], []byte("\n"))
		}
	}
	return 1
}
