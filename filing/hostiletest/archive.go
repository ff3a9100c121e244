package hostiletest

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// An archive is a zip whose every field can lie: what package archive/zip would not write.
type archive struct {
	members []*member
	behind  []byte // the end's comment
	count   int    // what the end claims beyond the members that there are
}

// A member is an entry of an archive.
type member struct {
	name   string
	data   []byte
	stored bool
	packed []byte // instead of what the data are packed to
	size   int    // how large it claims to be, of data if 0
	crc    uint32 // what is added to the checksum
	method uint16 // which method it claims, its own if 0
	flags  uint16
	inner  string  // the name before the data, the directory's if empty
	at     *member // whose data it claims, its own if nil
	offset uint32
}

func open(data []byte) archive {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		panic("hostiletest: " + err.Error())
	}
	var a archive
	for _, f := range r.File {
		content, err := fs.ReadFile(r, f.Name)
		start, at := f.DataOffset()
		if err != nil || at != nil {
			panic("hostiletest: " + f.Name + " cannot be read")
		}
		a.members = append(a.members, &member{name: f.Name, data: content,
			packed: data[start : start+int64(f.CompressedSize64)], stored: f.Method == zip.Store})
	}
	return a
}

// set gives a member other data.
func (m *member) set(data []byte) { m.data, m.packed, m.stored = data, nil, false }

// find returns a member by its name, nil for none.
func (a archive) find(name string) *member {
	i := slices.IndexFunc(a.members, func(m *member) bool { return m.name == name })
	if i < 0 {
		return nil
	}
	return a.members[i]
}

// with returns an archive with members added.
func (a archive) with(members ...*member) archive {
	a.members = append(slices.Clone(a.members), members...)
	return a
}

func (a archive) bytes() []byte {
	var out bytes.Buffer
	for _, m := range a.members {
		m.offset = uint32(out.Len())
		if m.at == nil {
			out.WriteString("PK\x03\x04")
			out.Write(m.header())
			binary.Write(&out, binary.LittleEndian, []uint16{uint16(len(m.innerName())), 0})
			out.WriteString(m.innerName())
			out.Write(m.content())
		}
	}
	start := out.Len()
	for _, m := range a.members {
		of := m
		if m.at != nil {
			of = m.at
		}
		out.WriteString("PK\x01\x02\x14\x00")
		out.Write(of.header())
		binary.Write(&out, binary.LittleEndian, []uint16{uint16(len(m.name)), 0, 0, 0, 0, 0, 0})
		binary.Write(&out, binary.LittleEndian, of.offset)
		out.WriteString(m.name)
	}
	n := uint16(len(a.members) + a.count)
	size := uint32(out.Len() - start)
	out.WriteString("PK\x05\x06\x00\x00\x00\x00")
	binary.Write(&out, binary.LittleEndian, []uint16{n, n})
	binary.Write(&out, binary.LittleEndian, []uint32{size, uint32(start)})
	binary.Write(&out, binary.LittleEndian, uint16(len(a.behind)))
	out.Write(a.behind)
	return out.Bytes()
}

func (m *member) innerName() string {
	if m.inner != "" {
		return m.inner
	}
	return m.name
}

// header returns the fields that stand in the directory and before the data alike.
func (m *member) header() []byte {
	method, size := uint16(zip.Deflate), m.size
	if m.stored {
		method = zip.Store
	}
	if m.method != 0 {
		method = m.method
	}
	if size == 0 {
		size = len(m.data)
	}
	var b bytes.Buffer
	binary.Write(&b, binary.LittleEndian, []uint16{20, m.flags, method, 0, 0x21})
	binary.Write(&b, binary.LittleEndian,
		[]uint32{crc32.ChecksumIEEE(m.data) + m.crc, uint32(len(m.content())), uint32(size)})
	return b.Bytes()
}

func (m *member) content() []byte {
	switch {
	case m.packed != nil:
	case m.stored:
		return m.data
	default:
		m.packed = deflated(m.data)
	}
	return m.packed
}

func deflated(data []byte) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestSpeed) // fails for no level that there is
	w.Write(data)
	w.Close()
	return b.Bytes()
}

// bomb returns what unpacks to so many MiB of spaces: one MiB is packed, and stands there so many times.
func bomb(mib int) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestCompression)
	io.WriteString(w, strings.Repeat(" ", 1<<20))
	w.Flush()
	once := bytes.Clone(b.Bytes())
	b.Reset()
	w.Close()
	return append(bytes.Repeat(once, mib), b.Bytes()...)
}
