package crypt

import (
	"bytes"
	"crypto/aes"
	"crypto/sha1"
	"encoding/binary"
)

const standardSpinCount = 50_000

// keySizes is how many bytes a key of the standard encryption has, by its algorithm: AES alone.
var keySizes = map[uint32]int{0x660E: 16, 0x660F: 24, 0x6610: 32}

// standard is the encryption of Office 2007, [MS-OFFCRYPTO] 2.3.4.5: AES in ECB mode with a key made from the
// password. It has no checksum: what was changed, those of the zip find.
type standard struct {
	keySize            int
	salt               []byte
	verifier, verified []byte // encrypted; 16 bytes, and 32 that hold their hash
}

// parseStandard returns the encryption that an EncryptionInfo describes, from behind its version and flags.
func parseStandard(info []byte) (encryption, error) {
	const (
		rc4, sha   = 0x6801, 0x8004
		headerSize = 32 // without the provider's name
		saltSize   = 16
		verifier   = 4 + saltSize + 16 + 4 + 32
	)
	number := func(at int) uint32 { return binary.LittleEndian.Uint32(info[at:]) }
	if len(info) < 4+headerSize {
		return nil, errDamaged
	}
	header, algorithm, hash, bits := number(0), number(4+8), number(4+12), number(4+16)
	size := keySizes[algorithm]
	switch {
	case algorithm == rc4:
		return nil, &Error{Kind: UnknownCipher, Method: "RC4"}
	case size == 0, hash != sha && hash != 0:
		return nil, &Error{Kind: UnknownMethod}
	case header < headerSize, uint64(header)+4+verifier > uint64(len(info)), int64(bits) != int64(size)*8:
		return nil, errDamaged
	}
	info = info[4+header:]
	if number(0) != saltSize || number(36) != sha1.Size {
		return nil, errDamaged
	}
	return &standard{size, info[4:20], info[20:36], info[40:72]}, nil
}

func (s *standard) spinCount() int { return standardSpinCount }

func (s *standard) deriveKey(password []byte) ([]byte, bool) {
	h := sha1.New()
	last := hashAll(h, iterateHash(h, s.salt, password, standardSpinCount), []byte{0, 0, 0, 0})
	half := func(fill byte) []byte {
		pad := bytes.Repeat([]byte{fill}, sha1.BlockSize)
		for i, b := range last {
			pad[i] ^= b
		}
		return hashAll(h, pad)
	}
	key := append(half(0x36), half(0x5c)...)[:s.keySize]
	input, want := bytes.Clone(s.verifier), bytes.Clone(s.verified)
	decryptECB(key, input)
	decryptECB(key, want)
	return key, bytes.Equal(hashAll(h, input), want[:sha1.Size])
}

func (s *standard) decrypt(key, stream []byte) ([]byte, bool) {
	blocks, size, ok := packageBlocks(stream)
	if !ok {
		return nil, false
	}
	decryptECB(key, blocks)
	return blocks[:size], true
}

// decryptECB decrypts whole blocks in their place.
func decryptECB(key, blocks []byte) {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err) // the sizes of keys are those of keySizes
	}
	for at := 0; at < len(blocks); at += blockSize {
		block.Decrypt(blocks[at:], blocks[at:])
	}
}
