package opc

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"nianbao/ooxml/crypt"
)

// MaxPart is the largest part, in bytes, of a package that is read.
const MaxPart = 64 << 20

const (
	maxFile  = 50 << 20
	maxParts = 1000
	maxTotal = 256 << 20
	maxRatio = 100
	maxFree  = 32 << 20  // bytes of all parts for which the ratio does not count
	maxGuess = 100 << 10 // bytes that are made room for because the zip claims so
	maxDepth = 256
	maxTags  = 48 << 20 // of all parts
	maxLists = 16 << 20 // bytes of relations and content types
)

// Read returns the package that data holds, inflated and checked. Every error is an *Error. The package keeps data.
func Read(data []byte) (*Package, error) { return ReadWithPassword(data, "") }

// ReadWithPassword is Read for data that may be encrypted with the password. A password that is not needed makes no
// difference. The error is of Encrypted where one is needed and password is "", of WrongPassword where it is another
// one.
func ReadWithPassword(data []byte, password string) (*Package, error) {
	return read(data, "", password)
}

// read is ReadWithPassword with the name that the file goes by, which words the errors.
func read(data []byte, file, password string) (*Package, error) {
	switch {
	case len(data) == 0:
		return nil, &Error{Kind: Empty}
	case len(data) > maxFile:
		return nil, &Error{Kind: TooLarge}
	case crypt.IsCompound(data):
		plain, err := decrypt(data, file, password)
		if err != nil {
			return nil, err
		}
		p, err := unzip(plain, file)
		if e, ok := err.(*Error); ok && e.Kind == NotZip {
			return nil, errDamaged
		}
		if p != nil {
			p.encrypted = true
		}
		return p, err
	}
	return unzip(data, file)
}

func unzip(data []byte, file string) (*Package, error) {
	files, err := directory(data)
	if errors.Is(err, errNoDirectory) {
		return nil, sniff(data, file)
	}
	if err != nil {
		return nil, err
	}
	p := &Package{read: true, entries: make([]entry, 0, len(files)), index: make(map[string]int, len(files))}
	if err := p.checkSurplus(data); err != nil {
		return nil, err
	}
	in := inflater{file: data}
	for _, f := range files {
		name := strings.ReplaceAll(f.Name, `\`, "/")
		folder, isFolder := strings.CutSuffix(name, "/")
		if fault := nameFault(folder); fault != "" {
			return nil, &Error{Kind: BadName, Part: name, Detail: fault}
		}
		if isFolder {
			continue
		}
		if _, ok := p.find(name); ok {
			return nil, &Error{Kind: DuplicateName, Part: name}
		}
		e, err := in.entry(f, name)
		if err != nil {
			return nil, err
		}
		if err := in.checkXML(name, e.Data); err != nil {
			return nil, err
		}
		p.add(e)
	}
	if p.retype(contentTypesName); p.typesErr != nil {
		return nil, p.typesErr
	}
	if err := p.checkSums(); err != nil {
		return nil, err
	}
	return p, nil
}

// checkXML refuses XML that must not reach a parser, and more of it than a parser could bear.
func (in *inflater) checkXML(name string, data []byte) error {
	if err := checkXML(name, data); err != nil {
		return err
	}
	if in.tags += bytes.Count(data, []byte("<")); in.tags > maxTags && isXML(name, data) {
		return &Error{Kind: TooManyTags, Part: name, hint: hintOf(TooManyTags, name)}
	}
	if path.Ext(fold(name)) == ".rels" || fold(name) == fold(contentTypesName) {
		if in.lists += len(data); in.lists > maxLists {
			return &Error{Kind: PartTooLarge, Part: name}
		}
	}
	return nil
}

var errNoDirectory = errors.New("no zip directory")

// directory returns the zip's entries. The error is errNoDirectory where data is no zip at all.
func directory(data []byte) ([]*zip.File, error) {
	r := &directoryReader{Reader: *bytes.NewReader(data), left: maxDirectory}
	z, _ := zip.NewReader(r, int64(len(data)))
	switch {
	case r.left < 0:
		return nil, &Error{Kind: TooManyParts}
	case z == nil && bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return nil, &Error{Kind: Corrupt, Detail: "压缩包不完整"}
	case z == nil: // an error beside a reader is about names, which are judged later
		return nil, errNoDirectory
	case len(z.File) > maxParts:
		return nil, &Error{Kind: TooManyParts}
	}
	return z.File, nil
}

// maxDirectory is what may be read to learn a zip's entries: the search for the directory's end, and a kilobyte an
// entry. Without it a directory of a million entries would fill memory before anybody could count them.
const maxDirectory = 128<<10 + maxParts<<10

type directoryReader struct {
	bytes.Reader
	left int
}

// ReadAt reads as bytes.Reader does until the directory has taken more than its share.
func (r *directoryReader) ReadAt(b []byte, off int64) (int, error) {
	r.left -= len(b)
	if r.left < 0 {
		return 0, io.ErrShortBuffer
	}
	return r.Reader.ReadAt(b, off)
}
