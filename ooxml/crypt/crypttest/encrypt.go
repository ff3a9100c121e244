// Package crypttest encrypts packages for tests, as Office does it and as it should not be done.
//
// It shares no code with package crypt, not even constants: what encrypts should not lean on what decrypts.
package crypttest

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash"
	"strings"
	"testing"
	"unicode/utf16"
)

var hashes = map[string]func() hash.Hash{
	"SHA1": sha1.New, "SHA256": sha256.New, "SHA384": sha512.New384, "SHA512": sha512.New,
}

// The block keys of [MS-OFFCRYPTO] 2.3.4.12 to 2.3.4.14.
var (
	verifierInputBlockKey = []byte("\xfe\xa7\xd2\x76\x3b\x4b\x9e\x79")
	verifierHashBlockKey  = []byte("\xd7\xaa\x0f\x6d\x30\x61\x34\x4e")
	packageKeyBlockKey    = []byte("\x14\x6e\x0b\xe7\xab\xac\xd0\xd6")
	hmacKeyBlockKey       = []byte("\x5f\xb2\xad\x01\x0c\xb9\xe1\xf6")
	hmacValueBlockKey     = []byte("\xa0\x67\x7f\x02\xb2\x2c\x84\x33")
)

// A Lock says how to encrypt a package. The zero value is what Excel does, but that the password is not hashed again.
type Lock struct {
	Hash            string // SHA512 by default
	KeyBits         int    // 256 by default
	PasswordHash    string // for the password's key, where it is another one
	PasswordKeyBits int    // where they are others
	SpinCount       int
	SaltSize        int // in bytes; 16 by default

	Info   func(string) string // changes the XML or the fields that say how
	Stream func([]byte) []byte // changes the encrypted package
}

func (l Lock) withDefaults() Lock {
	set := func(p *int, n int) {
		if *p == 0 {
			*p = n
		}
	}
	if l.Hash == "" {
		l.Hash = "SHA512"
	}
	if l.PasswordHash == "" {
		l.PasswordHash = l.Hash
	}
	set(&l.KeyBits, 256)
	set(&l.PasswordKeyBits, l.KeyBits)
	set(&l.SaltSize, 16)
	if l.Info == nil {
		l.Info = func(s string) string { return s }
	}
	if l.Stream == nil {
		l.Stream = func(b []byte) []byte { return b }
	}
	return l
}

// bytesOf returns n bytes that differ from word to word.
func bytesOf(word string, n int) []byte {
	var b []byte
	for i := 0; len(b) < n; i++ {
		digest := sha1.Sum(fmt.Append(nil, word, i))
		b = append(b, digest[:]...)
	}
	return b[:n]
}

func encryptCBC(t testing.TB, key, iv, data []byte) []byte {
	t.Helper()
	block, err := aes.NewCipher(key)
	if err != nil {
		t.Fatal(err)
	}
	data = pad(data, (len(data)+15)/16*16, 0x7e) // what fills up may be anything
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(data, data)
	return data
}

// cut returns n bytes of b, filled up as [MS-OFFCRYPTO] has it.
func cut(b []byte, n int) []byte { return append(bytes.Clone(b), bytes.Repeat([]byte("6"), 64)...)[:n] }

func hashAll(h hash.Hash, pieces ...[]byte) []byte {
	h.Reset()
	h.Write(bytes.Join(pieces, nil))
	return h.Sum(nil)
}

func iterateHash(h hash.Hash, salt []byte, password string, n int) []byte {
	last := hashAll(h, salt, encodeUTF16(password))
	for i := range n {
		last = hashAll(h, binary.LittleEndian.AppendUint32(nil, uint32(i)), last)
	}
	return last
}

// Agile returns the package encrypted with the password as Office has done it since 2010.
func Agile(t testing.TB, plain []byte, password string, l Lock) []byte {
	t.Helper()
	l = l.withDefaults()
	h, kh := hashes[l.Hash](), hashes[l.PasswordHash]()
	key, salt, keySalt := bytesOf("key", l.KeyBits/8), bytesOf("salt", l.SaltSize), bytesOf("key salt", l.SaltSize)
	iv := func(blockKey []byte) []byte { return cut(hashAll(h, salt, blockKey), 16) }

	stream := binary.LittleEndian.AppendUint64(nil, uint64(len(plain)))
	for i := 0; i*4096 < len(plain); i++ {
		number := binary.LittleEndian.AppendUint32(nil, uint32(i))
		stream = append(stream, encryptCBC(t, key, iv(number), plain[i*4096:min(len(plain), i*4096+4096)])...)
	}
	last := iterateHash(kh, keySalt, password, l.SpinCount)
	lockUp := func(blockKey, data []byte) string {
		passwordKey := cut(hashAll(kh, last, blockKey), l.PasswordKeyBits/8)
		return base64.StdEncoding.EncodeToString(encryptCBC(t, passwordKey, cut(keySalt, 16), data))
	}
	secret, input := bytesOf("hmac", h.Size()), bytesOf("verifier", l.SaltSize)
	mac := hmac.New(hashes[l.Hash], secret)
	mac.Write(stream)
	params := func(salt []byte, bits int, hash string, size int) string {
		return fmt.Sprintf(`saltSize="%d" blockSize="16" keyBits="%d" hashSize="%d" cipherAlgorithm="AES"`+
			` cipherChaining="ChainingModeCBC" hashAlgorithm="%s" saltValue="%s"`,
			len(salt), bits, size, hash, base64.StdEncoding.EncodeToString(salt))
	}
	encoded := func(blockKey, data []byte) string {
		return base64.StdEncoding.EncodeToString(encryptCBC(t, key, iv(blockKey), data))
	}
	const space = "http://schemas.microsoft.com/office/2006/"
	info := `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n" +
		`<encryption xmlns="` + space + `encryption" xmlns:p="` + space + `keyEncryptor/password"` +
		` xmlns:c="` + space + `keyEncryptor/certificate">` +
		`<keyData ` + params(salt, l.KeyBits, l.Hash, h.Size()) + `/>` +
		`<dataIntegrity encryptedHmacKey="` + encoded(hmacKeyBlockKey, secret) +
		`" encryptedHmacValue="` + encoded(hmacValueBlockKey, mac.Sum(nil)) + `"/>` +
		`<keyEncryptors><keyEncryptor uri="` + space + `keyEncryptor/password">` +
		fmt.Sprintf(`<p:encryptedKey spinCount="%d" `, l.SpinCount) +
		params(keySalt, l.PasswordKeyBits, l.PasswordHash, kh.Size()) +
		` encryptedVerifierHashInput="` + lockUp(verifierInputBlockKey, input) +
		`" encryptedVerifierHashValue="` + lockUp(verifierHashBlockKey, hashAll(kh, input)) +
		`" encryptedKeyValue="` + lockUp(packageKeyBlockKey, key) + `"/></keyEncryptor></keyEncryptors></encryption>`
	return Locked("\x04\x00\x04\x00\x40\x00\x00\x00"+l.Info(info), l.Stream(stream))
}

// Standard returns the package encrypted with the password as Office 2007 does it.
func Standard(t testing.TB, plain []byte, password string, l Lock) []byte {
	t.Helper()
	l = l.withDefaults()
	h, salt, input := sha1.New(), bytesOf("salt", 16), bytesOf("verifier", 16)
	last := hashAll(h, iterateHash(h, salt, password, 50_000), make([]byte, 4))
	half := func(fill string) []byte {
		b := []byte(strings.Repeat(fill, 64))
		for i := range last {
			b[i] ^= last[i]
		}
		return hashAll(h, b)
	}
	key := append(half("6"), half("\\")...)[:l.KeyBits/8]
	block, err := aes.NewCipher(key)
	if err != nil {
		t.Fatal(err)
	}
	encrypt := func(data []byte) []byte {
		data = pad(data, (len(data)+15)/16*16, 0x7e)
		for at := 0; at < len(data); at += 16 {
			block.Encrypt(data[at:], data[at:])
		}
		return data
	}
	algorithms := map[int]uint32{128: 0x660E, 192: 0x660F, 256: 0x6610}
	header := append(littleEndian([]uint32{0x24, 0, algorithms[l.KeyBits], 0x8004, uint32(l.KeyBits), 0x18, 0, 0}),
		encodeUTF16("Microsoft Enhanced RSA and AES Cryptographic Provider\x00")...)
	info := littleEndian([]uint32{0x24, uint32(len(header))})
	info = append(info, header...)
	info = append(info, littleEndian([]uint32{16})...)
	info = append(append(info, salt...), encrypt(input)...)
	info = append(append(info, littleEndian([]uint32{20})...), encrypt(hashAll(h, input))...)
	stream := append(binary.LittleEndian.AppendUint64(nil, uint64(len(plain))), encrypt(plain)...)
	return Locked("\x03\x00\x02\x00"+l.Info(string(info)), l.Stream(stream))
}

// Locked returns the compound file of an encrypted package, made of its two streams.
func Locked(info string, stream []byte) []byte {
	return Compound(512,
		Stream{"\x06DataSpaces", nil, 0}, Stream{"Version", []byte("Version"), 1},
		Stream{"EncryptionInfo", []byte(info), 0}, Stream{"EncryptedPackage", stream, 0})
}

// WithoutChecksum is an Info that takes out the checksum over the package, as some writers leave it out.
func WithoutChecksum(info string) string {
	before, rest, _ := strings.Cut(info, "<dataIntegrity ")
	_, after, _ := strings.Cut(rest, "/>")
	return before + after
}

func encodeUTF16(s string) []byte {
	var wide []byte
	for _, u := range utf16.Encode([]rune(s)) {
		wide = binary.LittleEndian.AppendUint16(wide, u)
	}
	return wide
}
