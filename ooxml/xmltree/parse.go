package xmltree

import (
	"bytes"
	"errors"
	"math"
	"strings"

	"nianbao/ooxml/xmlscan"
)

// A Seal says which elements stay sealed.
type Seal struct {
	// May reports whether an element may stay sealed, of which nothing but the start tag has been read.
	May func(n *Node) bool
	// Opens, where it is not nil, reports from all the source of such an element that it is looked into all the same,
	// and with it the elements of its name that it holds.
	Opens func(n *Node, source string) bool
}

// maxNodes bounds a tree: that of a part which holds nothing but empty elements takes twenty times the part's size.
const maxNodes = 1 << 21

// ErrTooLarge is the error of a part that would make too large a tree.
var ErrTooLarge = errors.New("too many elements")

// maxDepth is how deep elements may lie in one another; package opc lets no more through.
const maxDepth = 256

// Parse reads a part, which must not change afterwards: the tree is made of parts of it. It returns the root above
// everything that the part holds; [Node.Root] is its outermost element. With a nil seal everything is looked into. A
// part in UTF-16 becomes one in UTF-8, and says so. The error is xmlscan.ErrSyntax or ErrTooLarge.
func Parse(data []byte, seal *Seal) (*Node, error) {
	p := &parser{Scanner: xmlscan.New(data), seal: seal, at: &Node{kind: root, from: -1}}
	top := p.at
	if bytes.HasPrefix(data, []byte(mark)) {
		p.add(Node{open: mark, from: -1})
	}
	if err := p.read(); err != nil {
		return nil, err
	}
	declareUTF8(top)
	return top, nil
}

// mark is the byte order mark that a part may begin with.
const mark = "\uFEFF"

// Fragment reads source that need not be one element and returns a root above what it holds. The error is
// xmlscan.ErrSyntax.
func Fragment(source string) (*Node, error) {
	const around = "<x>"
	top, err := Parse([]byte(around+source+"</x>"), nil)
	if err != nil || len(top.kids) != 1 {
		return nil, xmlscan.ErrSyntax
	}
	x := top.kids[0]
	x.kind, x.name, x.local, x.open, x.end, x.up, x.from = root, "", 0, "", "", nil, -1
	return x, nil
}

// Element returns the element that well-formed source is, in no tree and sealed until somebody asks for what is in it;
// what is none, as [Source] does.
func Element(source string) *Node {
	s := xmlscan.NewString(source)
	if s.Next() != xmlscan.Start {
		return Source(source)
	}
	n := &Node{kind: element, name: s.FullName(), open: source, from: -1}
	n.local = strings.IndexByte(n.name, ':') + 1
	if s.To() < len(source) {
		n.seal = unsealed
	}
	if s.Skip(); s.Err() != nil || s.To() < len(source) {
		return Source(source)
	}
	return n
}

// unsealed leaves nothing sealed.
var unsealed = &Seal{May: func(*Node) bool { return false }}

// A parser reads nodes below one.
type parser struct {
	*xmlscan.Scanner
	seal   *Seal
	at     *Node  // the element that is open
	shift  int    // where the scanner's source begins in the part's
	opened string // the name of the elements that are looked into, whatever the seal says; "" for none
	made   int    // how many nodes were

	nodes []Node  // to be used next: there are thousands
	lists []*Node // for their first children
}

// more returns how many nodes to make room for at once. Source has one in some 30 bytes.
func (p *parser) more() int { return min(4+len(p.Source())/64, 256) }

// add puts a node below the element that is open.
func (p *parser) add(n Node) *Node {
	if len(p.nodes) == 0 {
		p.nodes = make([]Node, p.more())
	}
	kid := &p.nodes[0]
	p.nodes = p.nodes[1:]
	p.made++
	*kid = n
	kid.up = p.at
	if p.at.kids == nil {
		const few = 3
		if len(p.lists) < few {
			p.lists = make([]*Node, few*p.more())
		}
		p.at.kids, p.lists = p.lists[:0:few], p.lists[few:]
	}
	p.at.kids = append(p.at.kids, kid)
	return kid
}

// read reads to the end.
func (p *parser) read() error {
	source := p.Source()
	for {
		token := p.Next()
		n := Node{from: p.shift + p.From()}
		switch token {
		case xmlscan.None:
			return p.Err()
		case xmlscan.Start:
			switch {
			case p.Depth() > maxDepth:
				return xmlscan.ErrSyntax
			case p.made >= maxNodes:
				return ErrTooLarge
			}
			n.kind, n.name, n.open = element, p.FullName(), source[p.From():p.To()]
			n.local = strings.IndexByte(n.name, ':') + 1
			kid := p.add(n)
			if p.mayStaySealed(kid) {
				if err := p.skip(kid); err != nil {
					return err
				}
				continue
			}
			p.at = kid
		case xmlscan.End:
			if strings.HasPrefix(source[p.From():p.To()], "</") {
				p.at.end = source[p.From():p.To()]
			}
			p.at = p.at.up
		case xmlscan.Text:
			n.kind, n.open = text, source[p.From():p.To()]
			p.add(n)
		default:
			n.open = source[p.From():p.To()]
			p.add(n)
		}
	}
}

func (p *parser) mayStaySealed(n *Node) bool {
	return p.seal != nil && n.name != p.opened && !strings.HasSuffix(n.open, "/>") && p.seal.May(n)
}

// skip reads on to an element's end, and looks into it where the seal opens it.
func (p *parser) skip(n *Node) error {
	source := p.SkipSource()
	if err := p.Err(); err != nil {
		return err
	}
	if p.seal.Opens == nil || !p.seal.Opens(n, source) {
		n.open, n.seal = source, p.seal
		return nil
	}
	inner := &parser{
		Scanner: xmlscan.NewString(source), seal: p.seal, at: n, shift: n.from, opened: n.name,
		nodes: p.nodes, lists: p.lists, made: p.made,
	}
	inner.Next()
	err := inner.read()
	p.nodes, p.lists, p.made = inner.nodes, inner.lists, inner.made
	return err
}

// unseal looks into an element that is sealed. It was read to its end before, so that nothing can be wrong with it.
func (n *Node) unseal() {
	if n.seal == nil {
		return
	}
	p := &parser{Scanner: xmlscan.NewString(n.open), seal: n.seal, at: n, shift: n.from}
	if n.from < 0 {
		p.shift = math.MinInt32
	}
	n.seal = nil
	p.Next()
	n.open = n.open[:p.To()]
	_ = p.read()
}

// declareUTF8 makes a part's XML declaration name the encoding in which it is written.
func declareUTF8(top *Node) {
	for _, n := range top.kids {
		if n.open == mark {
			continue
		}
		n.open = DeclareUTF8(n.open)
		return
	}
}

// Declaration is the XML declaration that Office writes; what follows it stands on a line of its own.
const Declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`

// DeclareUTF8 returns source whose XML declaration, where there is one, names UTF-8.
func DeclareUTF8(source string) string {
	end := strings.Index(source, "?>")
	if end < 0 || !strings.HasPrefix(source, "<?xml") {
		return source
	}
	before, after, _ := strings.Cut(source[:end], "encoding")
	quote := strings.IndexAny(after, `"'`)
	if quote < 0 {
		return source
	}
	q := after[quote : quote+1]
	name, rest, found := strings.Cut(after[quote+1:], q)
	if !found || strings.EqualFold(name, "utf-8") {
		return source
	}
	return before + "encoding" + after[:quote+1] + "UTF-8" + q + rest + source[end:]
}
