package opc

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"testing"
	"unicode/utf16"
)

// A member is an entry of a crafted zip. What lie changes is what the zip says; the data stay as they are.
type member struct {
	name string
	data string
	raw  []byte // instead of data compressed
	lie  func(*zip.FileHeader)
}

// zipOf returns a zip of the members.
func zipOf(t testing.TB, members ...member) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, m := range members {
		raw := m.raw
		if raw == nil {
			raw = deflate(t, []byte(m.data))
		}
		h := &zip.FileHeader{
			Name:               m.name,
			Method:             zip.Deflate,
			CRC32:              crc32.ChecksumIEEE([]byte(m.data)),
			CompressedSize64:   uint64(len(raw)),
			UncompressedSize64: uint64(len(m.data)),
		}
		if m.lie != nil {
			m.lie(h)
		}
		w, err := z.CreateRaw(h)
		if err != nil {
			t.Fatalf("z.CreateRaw: %v", err)
		}
		w.Write(raw)
	}
	if err := z.Close(); err != nil {
		t.Fatalf("z.Close: %v", err)
	}
	return out.Bytes()
}

func deflate(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestSpeed)
	if err != nil {
		t.Fatalf("flate.NewWriter: %v", err)
	}
	w.Write(data)
	w.Close()
	return out.Bytes()
}

// part returns a zip of one part.
func part(t testing.TB, name, data string) []byte {
	t.Helper()
	return zipOf(t, member{name: name, data: data})
}

// many returns a zip of n empty parts.
func many(t testing.TB, n int) []byte {
	t.Helper()
	members := make([]member, n)
	for i := range members {
		members[i] = member{name: fmt.Sprintf("p/%d", i), raw: []byte{3, 0}}
	}
	return zipOf(t, members...)
}

// compound returns a compound file whose directory has streams of the names.
func compound(names ...string) []byte {
	data := make([]byte, 512, 512+128*(len(names)+1))
	copy(data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for _, name := range append([]string{"Root Entry"}, names...) {
		entry := make([]byte, 128)
		copy(entry, utf16Text(name, binary.LittleEndian))
		data = append(data, entry...)
	}
	return data
}

func utf16Text(s string, order binary.AppendByteOrder) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return b
}
