// Package webpage reads a published web page into grids.
//
// A page is read as browsers draw it, whatever mistakes its markup has, and without a tree: only what is open is
// remembered, so time and memory grow no faster than the source. What style sheets do is not known; the style and
// hidden attributes are. The package knows no form: which table is which, package form finds out. It writes nothing;
// package render/html does.
package webpage

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/transform"

	"nianbao/grid"
)

// What a page may have. No report comes near it.
const (
	maxDepth   = 512       // elements in each other, of those that must be remembered
	maxTokens  = 2_000_000 // tags, texts and comments
	maxToken   = 8 << 20   // bytes of one of them
	maxLines   = 500_000
	maxCells   = 200_000
	maxColumns = 1000 // of one table; browsers know no wider cell
)

// Is reports whether data is a web page: HTML or XHTML in any encoding that Read knows. An archive of a page (.mht)
// is none.
func Is(data []byte) bool {
	var text io.Reader = bytes.NewReader(data) // what a page begins with is the same in all encodings but UTF-16
	if e := wide(data); e != nil {
		text = transform.NewReader(text, e.NewDecoder())
	}
	tokens := html.NewTokenizer(text)
	tokens.SetMaxBuf(maxToken)
	for {
		switch tokens.Next() {
		case html.CommentToken:
		case html.TextToken:
			if len(bytes.Trim(tokens.Text(), " \t\r\n\f"+byteOrderMark)) > 0 {
				return false
			}
		case html.DoctypeToken:
			name, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(string(tokens.Text()))), " ")
			return name == "html"
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := tokens.TagName()
			return opening[string(name)] || blocks[string(name)]
		default:
			return false
		}
	}
}

// opening are the elements with which a page may begin, apart from its blocks.
var opening = set("html head body meta title link base script style span font a b strong br img frameset")

// Read returns the page's tables and the lines between them as grids, in the order of the page: a table named after
// the line above it, the lines one a row. A table that only arranges other tables, or one thing below another, is
// none: what it holds is read as if it stood by itself. The lines of the article and those around it are grids of
// their own. A table that is not shown is Hidden; other hidden text of the
// article is set aside. The error is an *Error.
func Read(data []byte) (*grid.Book, error) {
	switch {
	case Is(data):
	case archive(data):
		return nil, &Error{Kind: Archive}
	default:
		return nil, &Error{Kind: NotHTML}
	}
	r := newReader(decode(data))
	if err := r.read(); err != nil {
		return nil, err
	}
	b := gridBuilder{article: article(r.flow)}
	b.flow(r.flow)
	if b.err != nil {
		return nil, b.err
	}
	if g := b.unseen(r.unseen); g != nil {
		b.grids = append(b.grids, g)
	}
	return &grid.Book{Grids: b.grids}, nil
}

// archive reports whether data begins as a page does that a browser has saved together with its pictures.
func archive(data []byte) bool {
	head := bytes.ToLower(data[:min(len(data), 1<<10)])
	return bytes.Contains(head, []byte("mime-version:")) && bytes.Contains(head, []byte("multipart/related"))
}

func set(words string) map[string]bool {
	s := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		s[word] = true
	}
	return s
}
