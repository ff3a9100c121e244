package opc

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"sync/atomic"
	"unicode/utf8"
)

// earliest is the first day that a zip can state, 1980-01-01, in its notation.
const earliest = 1<<5 | 1

// Bytes returns the package as a zip: parts in package order, none with a date later than 1980-01-01, parts that were
// not replaced with the compressed bytes that they had. Equal packages give equal bytes. The error is an *Error:
// BadName for a part that was set under a name which Read refuses, BadXML for a [Content_Types].xml that cannot be
// read.
func (p *Package) Bytes() ([]byte, error) {
	if p.typesErr != nil {
		return nil, p.typesErr
	}
	var out bytes.Buffer
	room := 0
	for _, e := range p.entries {
		room += len(e.Data)/4 + 2*len(e.Name) + 128
	}
	out.Grow(room)
	z := zip.NewWriter(&out)
	packer := takePacker()
	defer returnPacker(packer)
	for _, e := range p.entries {
		if fault := nameFault(e.Name); fault != "" {
			return nil, &Error{Kind: BadName, Part: e.Name, Detail: fault}
		}
		c := e.packed
		if c == nil {
			c = pack(packer, e.Data)
		}
		if err := c.write(z, e.Name); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Compress compresses the parts that were set, once for all clones of the package.
func (p *Package) Compress() {
	packer := takePacker()
	defer returnPacker(packer)
	for i := range p.entries {
		if e := &p.entries[i]; e.packed == nil {
			e.packed = pack(packer, e.Data)
		}
	}
}

// spare is a compressor that is not in use. One takes 800 KB; a sync.Pool would drop it at each collection, which it
// would cause itself.
var spare atomic.Pointer[flate.Writer]

func takePacker() *flate.Writer {
	if w := spare.Swap(nil); w != nil {
		return w
	}
	w, _ := flate.NewWriter(nil, flate.DefaultCompression) // fails for an unknown level only
	return w
}

func returnPacker(w *flate.Writer) {
	w.Reset(nil) // let go of what it wrote to
	spare.Store(w)
}

// pack returns data compressed. Sizes and checksum are known before the part is written, so that they stand in its
// header, where readers that do not seek need them.
func pack(w *flate.Writer, data []byte) *packed {
	var out bytes.Buffer
	w.Reset(&out)
	w.Write(data) // a bytes.Buffer takes everything
	w.Close()
	return &packed{method: zip.Deflate, crc: crc32.ChecksumIEEE(data), size: len(data), data: out.Bytes()}
}

func (c *packed) write(z *zip.Writer, name string) error {
	const utf8Names = 0x800
	h := &zip.FileHeader{
		Name:               name,
		Method:             c.method,
		CRC32:              c.crc,
		CompressedSize64:   uint64(len(c.data)),
		UncompressedSize64: uint64(c.size),
		ModifiedDate:       earliest, //lint:ignore SA1019 CreateRaw does not translate Modified
		ReaderVersion:      20,
		CreatorVersion:     20,
	}
	if utf8.ValidString(name) && !isASCII(name) {
		h.Flags |= utf8Names
	}
	w, err := z.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = w.Write(c.data)
	return err
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
