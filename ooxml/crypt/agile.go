package crypt

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
	"encoding/xml"
	"hash"
	"strings"
)

const (
	blockSize    = aes.BlockSize
	maxSpinCount = 10_000_000 // [MS-OFFCRYPTO] allows no more; some seconds
	segmentSize  = 4096       // bytes of a package that are encrypted as one
)

// What is hashed into the keys and the initialization vectors of an agile encryption, so that each is another one.
var (
	verifierInputBlockKey = []byte{0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79}
	verifierHashBlockKey  = []byte{0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e}
	packageKeyBlockKey    = []byte{0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6}
	hmacKeyBlockKey       = []byte{0x5f, 0xb2, 0xad, 0x01, 0x0c, 0xb9, 0xe1, 0xf6}
	hmacValueBlockKey     = []byte{0xa0, 0x67, 0x7f, 0x02, 0xb2, 0x2c, 0x84, 0x33}
)

var hashes = map[string]func() hash.Hash{
	"SHA1": sha1.New, "SHA256": sha256.New, "SHA384": sha512.New384, "SHA512": sha512.New,
}

// agile is the encryption of Office since 2010, [MS-OFFCRYPTO] 2.3.4.10: AES in CBC mode with a key that is itself
// encrypted with one made from the password, and with a checksum over the encrypted package.
type agile struct {
	Package   agileCipher `xml:"keyData"`
	Integrity *struct {   // some writers leave it out
		Key   base64Bytes `xml:"encryptedHmacKey,attr"`
		Value base64Bytes `xml:"encryptedHmacValue,attr"`
	} `xml:"dataIntegrity"`
	Encryptors []struct { // of the package's key: with a password, or with somebody's certificate
		Password *agilePassword `xml:"http://schemas.microsoft.com/office/2006/keyEncryptor/password encryptedKey"`
	} `xml:"keyEncryptors>keyEncryptor"`

	password *agilePassword
}

type agilePassword struct {
	agileCipher
	SpinCount     int         `xml:"spinCount,attr"`
	VerifierInput base64Bytes `xml:"encryptedVerifierHashInput,attr"`
	VerifierHash  base64Bytes `xml:"encryptedVerifierHashValue,attr"`
	PackageKey    base64Bytes `xml:"encryptedKeyValue,attr"`
}

type agileCipher struct {
	Salt      base64Bytes `xml:"saltValue,attr"`
	SaltSize  int         `xml:"saltSize,attr"`
	BlockSize int         `xml:"blockSize,attr"`
	KeyBits   int         `xml:"keyBits,attr"`
	Cipher    string      `xml:"cipherAlgorithm,attr"`
	Chaining  string      `xml:"cipherChaining,attr"`
	Hash      string      `xml:"hashAlgorithm,attr"`

	newHash func() hash.Hash
	hash    hash.Hash
}

type base64Bytes []byte

func (b *base64Bytes) UnmarshalText(text []byte) (err error) {
	*b, err = base64.StdEncoding.AppendDecode(nil, text)
	return err
}

// parseAgile returns the encryption that the XML of an EncryptionInfo describes.
func parseAgile(info []byte) (encryption, error) {
	a := new(agile)
	if xml.Unmarshal(info, a) != nil {
		return nil, errDamaged
	}
	for _, e := range a.Encryptors {
		if e.Password != nil {
			a.password = e.Password
		}
	}
	p := a.password
	if p == nil {
		return nil, &Error{Kind: Certificate}
	}
	for _, c := range []*agileCipher{&a.Package, &p.agileCipher} {
		if err := c.check(); err != nil {
			return nil, err
		}
	}
	if p.SpinCount < 0 || p.SpinCount > maxSpinCount ||
		len(p.VerifierInput) < len(p.Salt) || len(p.VerifierHash) < p.hash.Size() ||
		len(p.PackageKey) < a.Package.KeyBits/8 {
		return nil, errDamaged
	}
	return a, nil
}

// check makes the hash ready. The error is an *Error: of what is unknown, or Damaged for what the algorithms do not
// allow.
func (c *agileCipher) check() error {
	c.newHash = hashes[strings.ReplaceAll(strings.ToUpper(c.Hash), "-", "")]
	switch {
	case c.Cipher != "AES":
		return &Error{Kind: UnknownCipher, Method: c.Cipher}
	case c.Chaining != "ChainingModeCBC":
		return &Error{Kind: UnknownMode, Method: c.Chaining}
	case c.newHash == nil:
		return &Error{Kind: UnknownHash, Method: c.Hash}
	case c.BlockSize != blockSize, c.KeyBits != 128 && c.KeyBits != 192 && c.KeyBits != 256, c.SaltSize != len(c.Salt):
		return errDamaged
	}
	c.hash = c.newHash()
	return nil
}

func (a *agile) spinCount() int { return a.password.SpinCount }

func (a *agile) deriveKey(password []byte) ([]byte, bool) {
	p := a.password
	hashed := iterateHash(p.hash, p.Salt, password, p.SpinCount)
	open := func(locked, blockKey []byte) ([]byte, bool) {
		return decryptCBC(resize(hashAll(p.hash, hashed, blockKey), p.KeyBits/8), resize(p.Salt, blockSize), locked)
	}
	input, ok1 := open(p.VerifierInput, verifierInputBlockKey)
	want, ok2 := open(p.VerifierHash, verifierHashBlockKey)
	key, ok3 := open(p.PackageKey, packageKeyBlockKey)
	if !ok1 || !ok2 || !ok3 || !bytes.Equal(hashAll(p.hash, input[:len(p.Salt)]), want[:p.hash.Size()]) {
		return nil, false
	}
	return key[:a.Package.KeyBits/8], true
}

func (a *agile) decrypt(key, stream []byte) ([]byte, bool) {
	blocks, size, ok := packageBlocks(stream)
	if !ok || !a.isIntact(key, stream) {
		return nil, false
	}
	var number [4]byte
	for i := 0; i*segmentSize < len(blocks); i++ {
		binary.LittleEndian.PutUint32(number[:], uint32(i))
		now := section(blocks, int64(i)*segmentSize, segmentSize)
		newCBC(key, a.deriveIV(number[:])).CryptBlocks(now, now)
	}
	return blocks[:size], true
}

// isIntact reports whether the stream has the checksum that was made when it was encrypted.
func (a *agile) isIntact(key, stream []byte) bool {
	if a.Integrity == nil {
		return true
	}
	secret, ok1 := decryptCBC(key, a.deriveIV(hmacKeyBlockKey), a.Integrity.Key)
	want, ok2 := decryptCBC(key, a.deriveIV(hmacValueBlockKey), a.Integrity.Value)
	size := a.Package.hash.Size()
	if !ok1 || !ok2 || len(want) < size {
		return false
	}
	mac := hmac.New(a.Package.newHash, secret[:min(size, len(secret))])
	mac.Write(stream)
	return hmac.Equal(mac.Sum(nil), want[:size])
}

// deriveIV returns the package's initialization vector for a block key, or for a segment's number.
func (a *agile) deriveIV(blockKey []byte) []byte {
	return resize(hashAll(a.Package.hash, a.Package.Salt, blockKey), blockSize)
}

// decryptCBC returns what locked holds; false where it is empty or no whole blocks.
func decryptCBC(key, iv, locked []byte) ([]byte, bool) {
	if len(locked) == 0 || len(locked)%blockSize != 0 {
		return nil, false
	}
	open := make([]byte, len(locked))
	newCBC(key, iv).CryptBlocks(open, locked)
	return open, true
}

func newCBC(key, iv []byte) cipher.BlockMode {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err) // the sizes of keys are checked when they are read
	}
	return cipher.NewCBCDecrypter(block, iv)
}
