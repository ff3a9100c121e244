// Package opc reads and writes zip packages as the Open Packaging Conventions define them: the container of every
// .xlsx and .docx.
//
// A package comes from anybody. Read inflates the whole of it into memory under limits and refuses what other
// libraries disagree about or trip over (equal names, declared sizes that lie, document type declarations, bottomless
// XML), so that whatever reads the parts afterwards reads the same, complete bytes. What it refuses, and what a clerk
// can do about it, is an *Error. Bytes writes a package back: parts that nobody replaced keep their compressed bytes,
// and equal packages give equal files.
//
// A declared size is never believed: it serves as the first guess of a buffer's size, within the limits.
//
// A file with a password is a package encrypted in a compound file. Package crypt decrypts it; what came of that, a
// clerk reads from here. The package knows parts, relations and content types, and not what is in a workbook or a
// document.
package opc

import (
	"maps"
	"slices"

	"nianbao/ooxml/xmltree"
)

const contentTypesName = "[Content_Types].xml"

// A Package is a zip package held in memory. The zero value is an empty one. It may be read, but not changed,
// concurrently.
type Package struct {
	entries []entry
	index   map[string]int // position in entries by folded name
	read    bool           // came from a file, whose order is kept

	encrypted bool // so was the file
	remarks   []string
	uncopied  string

	types     contentTypes
	typesTree *xmltree.Node // what [Content_Types].xml holds, nil until it is changed
	typesErr  error         // why [Content_Types].xml as set cannot be read
}

// A Part is one file of a package. Its name is the path inside the zip, without a leading slash and with \ folded to /.
type Part struct {
	Name string
	Data []byte
}

type entry struct {
	Part
	packed  *packed // as it stood in the zip; nil once the part is replaced
	damaged bool    // it has another checksum than the zip says
}

// packed is a part's data as a zip stores it.
type packed struct {
	method uint16
	crc    uint32
	size   int // of the inflated data
	data   []byte
}

// New returns an empty package to build. It is written with [Content_Types].xml first, wherever that was set.
func New() *Package { return &Package{} }

// Encrypted reports whether the package was read from an encrypted file. What Bytes returns is not encrypted.
func (p *Package) Encrypted() bool { return p.encrypted }

// Remarks returns, in Chinese and without full stops, what of the file was passed over: damaged parts that no figure or
// word stands in, and what stands before or behind the zip.
func (p *Package) Remarks() []string { return p.remarks }

// Uncopied returns, in Chinese and without a full stop, what of the file a copy does not have, "" for nothing.
func (p *Package) Uncopied() string { return p.uncopied }

// SetOrigin says of a package that was built of another kind of file what Encrypted, Remarks and Uncopied tell of that.
func (p *Package) SetOrigin(encrypted bool, remarks []string, uncopied string) {
	p.encrypted, p.remarks, p.uncopied = encrypted, remarks, uncopied
}

// Clone returns a package with the same parts, to be changed while this one stays. The parts' data is shared.
func (p *Package) Clone() *Package {
	c := *p
	c.typesTree = nil
	c.entries, c.index = slices.Clone(p.entries), maps.Clone(p.index)
	return &c
}

// Part returns the data of the named part and whether there is such a part. Case and a leading slash make no
// difference. The data belongs to the package: change a copy, and Set it.
func (p *Package) Part(name string) ([]byte, bool) {
	i, ok := p.find(name)
	if !ok {
		return nil, false
	}
	return p.entries[i].Data, true
}

// Parts returns the parts in package order. Their data belongs to the package, as that of Part does.
func (p *Package) Parts() []Part {
	parts := make([]Part, len(p.entries))
	for i, e := range p.entries {
		parts[i] = e.Part
	}
	return parts
}

// Names returns the names of the parts in package order.
func (p *Package) Names() []string {
	names := make([]string, len(p.entries))
	for i, e := range p.entries {
		names[i] = e.Name
	}
	return names
}

// Set makes data, which it takes over, the named part's data. A part that is there keeps its place and the spelling
// of its name; a new one comes last. A name that no package may have, and a [Content_Types].xml that cannot be read,
// are errors of Bytes.
func (p *Package) Set(name string, data []byte) {
	p.set(name, data)
	p.retype(cleanName(name))
}

func (p *Package) set(name string, data []byte) {
	name = cleanName(name)
	i, ok := p.find(name)
	switch {
	case ok:
		p.entries[i] = entry{Part: Part{p.entries[i].Name, data}}
	case !p.read && fold(name) == fold(contentTypesName):
		p.entries = slices.Insert(p.entries, 0, entry{Part: Part{name, data}})
		p.reindex()
	default:
		p.add(entry{Part: Part{name, data}})
	}
}

// Remove takes the named part out of the package. Relations and content types that name it stay.
func (p *Package) Remove(name string) {
	i, ok := p.find(name)
	if !ok {
		return
	}
	p.entries = slices.Delete(p.entries, i, i+1)
	p.reindex()
	p.retype(cleanName(name))
}

func (p *Package) find(name string) (int, bool) {
	i, ok := p.index[fold(cleanName(name))]
	return i, ok
}

func (p *Package) add(e entry) {
	if p.index == nil {
		p.index = make(map[string]int)
	}
	p.index[fold(e.Name)] = len(p.entries)
	p.entries = append(p.entries, e)
}

func (p *Package) reindex() {
	p.index = make(map[string]int, len(p.entries))
	for i, e := range p.entries {
		p.index[fold(e.Name)] = i
	}
}

// retype reads [Content_Types].xml again where name is its name.
func (p *Package) retype(name string) {
	if fold(name) == fold(contentTypesName) {
		p.typesTree = nil
		data, _ := p.Part(name)
		p.types, p.typesErr = parseContentTypes(data)
	}
}
