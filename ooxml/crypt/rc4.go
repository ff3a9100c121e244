package crypt

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha1"
	"encoding/binary"
)

// rc4Block is how many bytes of a workbook's stream one key encrypts, [MS-XLS] 2.2.10.
const rc4Block = 1024

// An rc4Encryption is how a workbook of before 2007 was encrypted.
type rc4Encryption struct {
	key                func(password []byte) func(block uint32) []byte // keys of the blocks
	verifier, verified []byte                                          // encrypted; 16 bytes, and their hash
	hash               func(...[]byte) []byte
}

// DecryptWorkbook returns the stream of a workbook of before 2007, decrypted from its first byte to its last: which
// bytes of it were never encrypted is for the caller to know. info is what its record FILEPASS holds. The default
// password is tried, too. The error is an *Error.
//
// [MS-OFFCRYPTO] 2.3.5 and 2.3.6: RC4 with a key of 40 bits, and with one by the CryptoAPI. Neither has a checksum. The
// older obfuscation by XOR, 2.3.7, is refused.
func DecryptWorkbook(info []byte, password string, stream []byte) ([]byte, error) {
	e, err := parseFilePass(info)
	if err != nil {
		return nil, err
	}
	for _, p := range []string{password, defaultPassword} {
		key := e.key(encodeUTF16(p))
		if p == "" || !e.verify(key(0)) {
			continue
		}
		plain := make([]byte, len(stream))
		for at := 0; at < len(stream); at += rc4Block {
			end := min(at+rc4Block, len(stream))
			newRC4(key(uint32(at/rc4Block))).XORKeyStream(plain[at:end], stream[at:end])
		}
		return plain, nil
	}
	if password != "" {
		return nil, &Error{Kind: WrongPassword}
	}
	return nil, &Error{Kind: PasswordNeeded}
}

func (e *rc4Encryption) verify(key []byte) bool {
	c := newRC4(key)
	verifier, want := make([]byte, len(e.verifier)), make([]byte, len(e.verified))
	c.XORKeyStream(verifier, e.verifier)
	c.XORKeyStream(want, e.verified)
	return bytes.Equal(e.hash(verifier), want)
}

func newRC4(key []byte) *rc4.Cipher {
	c, err := rc4.NewCipher(key)
	if err != nil {
		panic(err) // keys are 5 to 16 bytes long
	}
	return c
}

// parseFilePass reads [MS-XLS] 2.4.117.
func parseFilePass(info []byte) (*rc4Encryption, error) {
	if len(info) < 6 {
		return nil, errDamaged
	}
	number := func(at int) uint16 { return binary.LittleEndian.Uint16(info[at:]) }
	switch kind, major, minor := number(0), number(2), number(4); {
	case kind == 0:
		return nil, &Error{Kind: UnknownCipher, Method: "XOR"}
	case kind != 1:
		return nil, &Error{Kind: UnknownMethod}
	case major == 1 && minor == 1:
		return parseRC4(info[6:])
	case major >= 2 && major <= 4 && minor == 2:
		return parseCryptoAPI(info[6:])
	}
	return nil, &Error{Kind: UnknownMethod}
}

// parseRC4 reads [MS-OFFCRYPTO] 2.3.6.1 from behind the version.
func parseRC4(info []byte) (*rc4Encryption, error) {
	if len(info) < 48 {
		return nil, errDamaged
	}
	sum := func(pieces ...[]byte) []byte { return hashAll(md5.New(), pieces...) }
	salt := info[:16]
	return &rc4Encryption{
		key: func(password []byte) func(uint32) []byte {
			start := append(sum(password)[:5:5], salt...)
			middle := sum(bytes.Repeat(start, 16))[:5:5]
			return func(block uint32) []byte { return sum(binary.LittleEndian.AppendUint32(middle, block)) }
		},
		verifier: info[16:32], verified: info[32:48], hash: sum,
	}, nil
}

// parseCryptoAPI reads [MS-OFFCRYPTO] 2.3.5.1 from behind the version.
func parseCryptoAPI(info []byte) (*rc4Encryption, error) {
	const (
		rc4ID, sha = 0x6801, 0x8004
		headerSize = 32 // without the provider's name
		verifier   = 4 + 16 + 16 + 4 + sha1.Size
	)
	number := func(at int) uint32 { return binary.LittleEndian.Uint32(info[at:]) }
	if len(info) < 8+headerSize {
		return nil, errDamaged
	}
	header, algorithm, hash, bits := number(4), number(8+8), number(8+12), number(8+16)
	if bits == 0 {
		bits = 40
	}
	switch {
	case algorithm != rc4ID || hash != sha:
		return nil, &Error{Kind: UnknownMethod}
	case bits < 40 || bits > 128 || bits%8 != 0:
		return nil, errDamaged
	case header < headerSize || uint64(header)+8+verifier > uint64(len(info)):
		return nil, errDamaged
	}
	info = info[8+header:]
	if number(0) != 16 || number(36) != sha1.Size {
		return nil, errDamaged
	}
	sum := func(pieces ...[]byte) []byte { return hashAll(sha1.New(), pieces...) }
	salt := info[4:20]
	return &rc4Encryption{
		key: func(password []byte) func(uint32) []byte {
			start := sum(salt, password)
			return func(block uint32) []byte {
				key := sum(start, binary.LittleEndian.AppendUint32(nil, block))[:bits/8]
				if bits == 40 { // the CryptoAPI's way to fill up a short key
					key = append(key[:5:5], make([]byte, 11)...)
				}
				return key
			}
		},
		verifier: info[20:36], verified: info[40:60], hash: sum,
	}, nil
}
