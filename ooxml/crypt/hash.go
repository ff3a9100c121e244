package crypt

import (
	"encoding/binary"
	"hash"
	"unicode/utf16"
)

// iterateHash returns the hash of a salted password, hashed again n times with the number of the turn before it.
func iterateHash(h hash.Hash, salt, password []byte, n int) []byte {
	h.Reset()
	h.Write(salt)
	h.Write(password)
	turn := h.Sum(make([]byte, 4, 4+h.Size()))
	for i := range n {
		binary.LittleEndian.PutUint32(turn, uint32(i))
		h.Reset()
		h.Write(turn)
		h.Sum(turn[:4])
	}
	return turn[4:]
}

// hashAll returns the hash of the pieces, one after the other.
func hashAll(h hash.Hash, pieces ...[]byte) []byte {
	h.Reset()
	for _, p := range pieces {
		h.Write(p)
	}
	return h.Sum(nil)
}

// encodeUTF16 returns s as UTF-16, its little end first: the passwords and the names of streams are.
func encodeUTF16(s string) []byte {
	var wide []byte
	for _, u := range utf16.Encode([]rune(s)) {
		wide = binary.LittleEndian.AppendUint16(wide, u)
	}
	return wide
}

// decodeUTF16 undoes encodeUTF16.
func decodeUTF16(wide []byte) string {
	units := make([]uint16, len(wide)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(wide[2*i:])
	}
	return string(utf16.Decode(units))
}
