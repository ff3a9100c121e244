package opc

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash"
	"strings"
	"testing"
)

// A lock says how to encrypt a package in a test. The zero value is what Excel does, but for the number of turns.
type lock struct {
	hash     string // SHA512 by default
	keyBits  int    // 256 by default
	keyHash  string // of the password's key, where it is another one
	password int    // bits of the password's key, where they are others
	spins    int
	salt     int // bytes; 16 by default

	info func(string) string // changes the XML or the fields that say how
	late func([]byte) []byte // changes the encrypted package
}

func (l lock) withDefaults() lock {
	set := func(p *int, n int) {
		if *p == 0 {
			*p = n
		}
	}
	if l.hash == "" {
		l.hash = "SHA512"
	}
	if l.keyHash == "" {
		l.keyHash = l.hash
	}
	set(&l.keyBits, 256)
	set(&l.password, l.keyBits)
	set(&l.salt, 16)
	if l.info == nil {
		l.info = func(s string) string { return s }
	}
	if l.late == nil {
		l.late = func(b []byte) []byte { return b }
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

func encryptCBC(t testing.TB, key, vector, data []byte) []byte {
	t.Helper()
	block, err := aes.NewCipher(key)
	if err != nil {
		t.Fatal(err)
	}
	data = pad(data, (len(data)+15)/16*16, 0x7e) // what fills up may be anything
	cipher.NewCBCEncrypter(block, vector).CryptBlocks(data, data)
	return data
}

// cut is fit, written once more, for what encrypts should not lean on what decrypts.
func cut(b []byte, n int) []byte { return append(bytes.Clone(b), bytes.Repeat([]byte("6"), 64)...)[:n] }

func hashed(h hash.Hash, pieces ...[]byte) []byte {
	h.Reset()
	h.Write(bytes.Join(pieces, nil))
	return h.Sum(nil)
}

func turned(h hash.Hash, salt []byte, password string, spins int) []byte {
	last := hashed(h, salt, encodeUTF16(password))
	for i := range spins {
		last = hashed(h, binary.LittleEndian.AppendUint32(nil, uint32(i)), last)
	}
	return last
}

// agileFile returns the package encrypted with the password as Office has done it since 2010.
func agileFile(t testing.TB, plain []byte, password string, l lock) []byte {
	t.Helper()
	l = l.withDefaults()
	h, kh := hashes[l.hash](), hashes[l.keyHash]()
	key, salt, keySalt := bytesOf("key", l.keyBits/8), bytesOf("salt", l.salt), bytesOf("key salt", l.salt)
	vector := func(purpose []byte) []byte { return cut(hashed(h, salt, purpose), 16) }

	stream := binary.LittleEndian.AppendUint64(nil, uint64(len(plain)))
	for i := 0; i*4096 < len(plain); i++ {
		number := binary.LittleEndian.AppendUint32(nil, uint32(i))
		stream = append(stream, encryptCBC(t, key, vector(number), plain[i*4096:min(len(plain), i*4096+4096)])...)
	}
	last := turned(kh, keySalt, password, l.spins)
	lockUp := func(purpose, data []byte) string {
		return base64.StdEncoding.EncodeToString(encryptCBC(t, cut(hashed(kh, last, purpose), l.password/8), cut(keySalt, 16), data))
	}
	secret, input := bytesOf("hmac", h.Size()), bytesOf("verifier", l.salt)
	mac := hmac.New(hashes[l.hash], secret)
	mac.Write(stream)
	params := func(salt []byte, bits int, hash string, size int) string {
		return fmt.Sprintf(`saltSize="%d" blockSize="16" keyBits="%d" hashSize="%d" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="%s" saltValue="%s"`,
			len(salt), bits, size, hash, base64.StdEncoding.EncodeToString(salt))
	}
	info := xmlHead + `<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password" xmlns:c="http://schemas.microsoft.com/office/2006/keyEncryptor/certificate">` +
		`<keyData ` + params(salt, l.keyBits, l.hash, h.Size()) + `/>` +
		`<dataIntegrity encryptedHmacKey="` + base64.StdEncoding.EncodeToString(encryptCBC(t, key, vector(forHMACKey), secret)) +
		`" encryptedHmacValue="` + base64.StdEncoding.EncodeToString(encryptCBC(t, key, vector(forHMACValue), mac.Sum(nil))) + `"/>` +
		`<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password">` +
		fmt.Sprintf(`<p:encryptedKey spinCount="%d" `, l.spins) + params(keySalt, l.password, l.keyHash, kh.Size()) +
		` encryptedVerifierHashInput="` + lockUp(forVerifierInput, input) + `" encryptedVerifierHashValue="` + lockUp(forVerifierHash, hashed(kh, input)) +
		`" encryptedKeyValue="` + lockUp(forPackageKey, key) + `"/></keyEncryptor></keyEncryptors></encryption>`
	return locked("\x04\x00\x04\x00\x40\x00\x00\x00"+l.info(info), l.late(stream))
}

// standardFile returns the package encrypted with the password as Office 2007 does it.
func standardFile(t testing.TB, plain []byte, password string, l lock) []byte {
	t.Helper()
	l = l.withDefaults()
	h, salt, input := sha1.New(), bytesOf("salt", 16), bytesOf("verifier", 16)
	last := hashed(h, turned(h, salt, password, 50_000), make([]byte, 4))
	half := func(fill string) []byte {
		b := []byte(strings.Repeat(fill, 64))
		for i := range last {
			b[i] ^= last[i]
		}
		return hashed(h, b)
	}
	key := append(half("6"), half("\\")...)[:l.keyBits/8]
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
	header := append(words([]uint32{0x24, 0, algorithms[l.keyBits], 0x8004, uint32(l.keyBits), 0x18, 0, 0}),
		encodeUTF16("Microsoft Enhanced RSA and AES Cryptographic Provider\x00")...)
	info := words([]uint32{0x24, uint32(len(header))})
	info = append(info, header...)
	info = append(info, words([]uint32{16})...)
	info = append(append(info, salt...), encrypt(input)...)
	info = append(append(info, words([]uint32{20})...), encrypt(hashed(h, input))...)
	return locked("\x03\x00\x02\x00"+l.info(string(info)), l.late(append(binary.LittleEndian.AppendUint64(nil, uint64(len(plain))), encrypt(plain)...)))
}

// locked returns the compound file of an encrypted package.
func locked(info string, stream []byte) []byte {
	return compoundOf(512,
		stored{"\x06DataSpaces", nil, 0}, stored{"Version", []byte("Version"), 1},
		stored{"EncryptionInfo", []byte(info), 0}, stored{"EncryptedPackage", stream, 0})
}
