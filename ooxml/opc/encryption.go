package opc

import (
	"bytes"
	"encoding/binary"
	"hash"
)

// defaultPassword is what Excel tries before it asks: with it, Excel 2007 encrypts a workbook whose structure alone is protected.
const defaultPassword = "VelvetSweatshop"

// usualSpins is how many times Office hashes a password. A file that asks for more is none that Office opens without asking.
const usualSpins = 100_000

// An encryption is how a package was encrypted.
type encryption interface {
	// spins is how many times a password is hashed to give a key.
	spins() int
	// key returns the package's key; false where the password, in UTF-16, is another one.
	key(password []byte) ([]byte, bool)
	// plain returns the package in an EncryptedPackage stream, which it overwrites; false where the stream was changed or cut off.
	plain(key, stream []byte) ([]byte, bool)
}

// decrypted returns the zip that a compound file holds encrypted. The error is an *Error: OldBinary where it holds none,
// Encrypted or WrongPassword, UnknownEncryption, else Corrupt.
func decrypted(data []byte, file, password string) ([]byte, error) {
	const info, stream = "EncryptionInfo", "EncryptedPackage"
	if !streams(data, stream)[stream] {
		return nil, oldError(data, file)
	}
	c, ok := readCompound(data)
	if !ok {
		return nil, brokenEncryption
	}
	entry, ok := c.find(stream)
	if !ok { // an encrypted file embedded in an old one
		return nil, oldError(data, file)
	}
	locked, ok := c.read(entry)
	if !ok {
		return nil, brokenEncryption
	}
	if entry, ok = c.find(info); !ok {
		return nil, &Error{Kind: UnknownEncryption, Detail: "由权限管理（IRM）或文档加密软件加密"}
	}
	if entry.size > maxInfo {
		return nil, brokenEncryption
	}
	how, ok := c.read(entry)
	if !ok {
		return nil, brokenEncryption
	}
	e, err := parseEncryption(how)
	if err != nil {
		return nil, err
	}
	key, err := keyOf(e, password)
	if err != nil {
		return nil, err
	}
	plain, ok := e.plain(key, locked)
	if !ok {
		return nil, brokenEncryption
	}
	return plain, nil
}

// maxInfo is more than any EncryptionInfo takes, with the certificates of some readers in it.
const maxInfo = 1 << 20

var brokenEncryption = &Error{Kind: Corrupt, Detail: "加了密码，内容不完整或被改动过"}

// parseEncryption returns how a package was encrypted, as an EncryptionInfo stream tells.
func parseEncryption(info []byte) (encryption, error) {
	if len(info) < 8 {
		return nil, brokenEncryption
	}
	major, minor := binary.LittleEndian.Uint16(info), binary.LittleEndian.Uint16(info[2:])
	switch {
	case major == 4 && minor == 4:
		return parseAgile(info[8:])
	case major >= 2 && major <= 4 && minor == 2:
		return parseStandard(info[8:])
	case major >= 3 && major <= 4 && minor == 3:
		return nil, &Error{Kind: UnknownEncryption, Detail: "由文档加密软件加密"}
	}
	return nil, &Error{Kind: UnknownEncryption}
}

// keyOf returns the key that the password gives. The default one is tried, too: a file that Excel opens without asking needs none.
func keyOf(e encryption, password string) ([]byte, error) {
	if password != "" {
		if key, ok := e.key(encodeUTF16(password)); ok {
			return key, nil
		}
	}
	if e.spins() <= usualSpins {
		if key, ok := e.key(encodeUTF16(defaultPassword)); ok {
			return key, nil
		}
	}
	if password != "" {
		return nil, &Error{Kind: WrongPassword}
	}
	return nil, &Error{Kind: Encrypted, Detail: "打开需要密码"}
}

// spin returns the hash of a salted password, hashed again n times with the number of the turn before it.
func spin(h hash.Hash, salt, password []byte, n int) []byte {
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

// digest returns the hash of the pieces, one after the other.
func digest(h hash.Hash, pieces ...[]byte) []byte {
	h.Reset()
	for _, p := range pieces {
		h.Write(p)
	}
	return h.Sum(nil)
}

// fit returns b cut off, or filled up, to n bytes.
func fit(b []byte, n int) []byte {
	if len(b) >= n {
		return b[:n]
	}
	return append(bytes.Clone(b), bytes.Repeat([]byte{0x36}, n-len(b))...)
}

// packageBlocks returns the encrypted blocks of an EncryptedPackage stream and the size of what they hold. The stream begins with
// that size, and may be longer.
func packageBlocks(stream []byte) (blocks []byte, size int, ok bool) {
	if len(stream) < 8 {
		return nil, 0, false
	}
	declared, rest := binary.LittleEndian.Uint64(stream), stream[8:]
	if declared > uint64(len(rest)) {
		return nil, 0, false
	}
	size = int(declared)
	whole := (size + blockSize - 1) / blockSize * blockSize
	if whole > len(rest) {
		return nil, 0, false
	}
	return rest[:whole], size, true
}
