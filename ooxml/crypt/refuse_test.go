package crypt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"regexp"
	"strings"
	"testing"

	"nianbao/ooxml/crypt/crypttest"
)

// refused is a file that Decrypt refuses with the right password.
type refused struct {
	name   string
	data   []byte
	kind   Kind
	method string
}

// plainSize is what the refused files would hold.
const plainSize = 3000

// changedAgile returns agile files of which the description was changed, few turns each.
func changedAgile(t testing.TB) []refused {
	t.Helper()
	var list []refused
	for _, c := range []struct {
		name, before, after string
		kind                Kind
		method              string
	}{
		{"too many turns", `spinCount="2"`, `spinCount="10000001"`, Damaged, ""},
		{"far too many turns", `spinCount="2"`, `spinCount="4294967295"`, Damaged, ""},
		{"negative turns", `spinCount="2"`, `spinCount="-1"`, Damaged, ""},
		{"turns without end", `spinCount="2"`, `spinCount="99999999999999999999"`, Damaged, ""},
		{"no turns said in numbers", `spinCount="2"`, `spinCount="two"`, Damaged, ""},
		{"key of no size", `keyBits="256"`, `keyBits="64"`, Damaged, ""},
		{"huge key", `keyBits="256"`, `keyBits="4294967288"`, Damaged, ""},
		{"huge block", `blockSize="16"`, `blockSize="4096"`, Damaged, ""},
		{"salt of another size", `saltSize="16"`, `saltSize="65536"`, Damaged, ""},
		{"salt of no size", `saltSize="16"`, `saltSize="0"`, Damaged, ""},
		{"no key", `encryptedKeyValue="`, `encryptedKeyValue="" x="`, Damaged, ""},
		{"no verifier", `encryptedVerifierHashInput="`, `encryptedVerifierHashInput="" x="`, Damaged, ""},
		{"no verifier's hash", `encryptedVerifierHashValue="`, `encryptedVerifierHashValue="" x="`, Damaged, ""},
		{"no checksum's key", `encryptedHmacKey="`, `encryptedHmacKey="" x="`, Damaged, ""},
		{"another checksum", `encryptedHmacValue="`, `encryptedHmacValue="AAAAAAAAAAAAAAAAAAAAAA==" x="`, Damaged, ""},
		{"not base64", `encryptedKeyValue="`, `encryptedKeyValue="***`, Damaged, ""},
		{"not XML", `<keyData `, `<keyData <`, Damaged, ""},
		{"unknown hash", `hashAlgorithm="SHA512"`, `hashAlgorithm="WHIRLPOOL"`, UnknownHash, "WHIRLPOOL"},
		{"unknown cipher", `cipherAlgorithm="AES"`, `cipherAlgorithm="RC2"`, UnknownCipher, "RC2"},
		{"unknown mode", `"ChainingModeCBC"`, `"ChainingModeCFB"`, UnknownMode, "ChainingModeCFB"},
		{"certificate alone", `<p:encryptedKey `, `<c:encryptedKey `, Certificate, ""},
	} {
		data := crypttest.Agile(t, sample(plainSize), password,
			crypttest.Lock{SpinCount: 2, Info: func(s string) string {
				if !strings.Contains(s, c.before) {
					t.Fatalf("%q does not stand in %s", c.before, s)
				}
				return strings.Replace(s, c.before, c.after, 1)
			}})
		list = append(list, refused{c.name, data, c.kind, c.method})
	}
	return list
}

// changedStreams returns agile files of which the encrypted package was changed.
func changedStreams(t testing.TB) []refused {
	t.Helper()
	flip := func(at int) func([]byte) []byte {
		return func(b []byte) []byte { b[(at+len(b))%len(b)] ^= 1; return b }
	}
	size := func(n uint64) func([]byte) []byte {
		return func(b []byte) []byte { binary.LittleEndian.PutUint64(b, n); return b }
	}
	cutBlock := func(b []byte) []byte { return size(20)(b[:8+20]) }
	var list []refused
	for _, c := range []struct {
		name   string
		info   func(string) string
		stream func([]byte) []byte
	}{
		{"first byte", nil, flip(8)},
		{"last byte", nil, flip(-1)},
		{"cut off", nil, func(b []byte) []byte { return b[:len(b)-17] }},
		{"one byte less", nil, size(plainSize - 1)},
		{"size beyond", crypttest.WithoutChecksum, size(1 << 62)},
		{"size beyond blocks", crypttest.WithoutChecksum, size(plainSize + 16)},
		{"last block cut off", crypttest.WithoutChecksum, cutBlock},
		{"no size", nil, func([]byte) []byte { return []byte("1234567") }},
	} {
		lock := crypttest.Lock{SpinCount: 2, Info: c.info, Stream: c.stream}
		list = append(list,
			refused{"stream, " + c.name, crypttest.Agile(t, sample(plainSize), password, lock), Damaged, ""})
	}
	endless := func(s string) string { return s + strings.Repeat(" ", maxInfo) }
	whole := crypttest.Agile(t, sample(plainSize), password, crypttest.Lock{SpinCount: 2})
	return append(list,
		refused{"endless description", crypttest.Agile(t, nil, password, crypttest.Lock{Info: endless}), Damaged, ""},
		refused{"compound file cut off", whole[:len(whole)/2], Damaged, ""})
}

// changedStandard returns standard files of which a number in the description was changed, or the stream.
func changedStandard(t testing.TB) []refused {
	t.Helper()
	list := []refused{{"standard, cut off", crypttest.Standard(t, sample(plainSize), password,
		crypttest.Lock{KeyBits: 128, Stream: func(b []byte) []byte { return b[:len(b)-17] }}), Damaged, ""}}
	for _, c := range []struct {
		name   string
		at     int // from the end, if negative
		number uint32
		kind   Kind
		method string
	}{
		{"RC4", 16, 0x6801, UnknownCipher, "RC4"},
		{"another cipher", 16, 0x6602, UnknownMethod, ""},
		{"another hash", 20, 0x800C, UnknownMethod, ""},
		{"key of another size", 24, 256, Damaged, ""},
		{"header beyond", 4, 0xFFFFFFF0, Damaged, ""},
		{"header too short", 4, 4, Damaged, ""},
		{"salt of another size", -72, 8, Damaged, ""},
		{"hash of another size", -36, 32, Damaged, ""},
	} {
		data := crypttest.Standard(t, sample(plainSize), password,
			crypttest.Lock{KeyBits: 128, Info: func(s string) string {
				b := []byte(s)
				binary.LittleEndian.PutUint32(b[(c.at+len(b))%len(b):], c.number)
				return string(b)
			}})
		list = append(list, refused{"standard, " + c.name, data, c.kind, c.method})
	}
	return list
}

// otherCompounds returns compound files that other programs encrypted, or nobody.
func otherCompounds() []refused {
	stream := []byte("12345678")
	return []refused{
		{"extensible", crypttest.Locked("\x04\x00\x03\x00\x10\x00\x00\x00<x/>", stream), Extensible, ""},
		{"unknown version", crypttest.Locked("\x07\x00\x07\x00\x10\x00\x00\x00<x/>", stream), UnknownMethod, ""},
		{"no version", crypttest.Locked("\x04\x00", stream), Damaged, ""},
		{"standard, no description", crypttest.Locked("\x03\x00\x02\x00\x24\x00\x00\x00", stream), Damaged, ""},
		{"rights management", crypttest.Compound(512, crypttest.Stream{Name: "EncryptedPackage", Data: stream}),
			RightsManagement, ""},
		{"not encrypted", crypttest.Compound(512, crypttest.Stream{Name: "Workbook", Data: stream}), NotEncrypted, ""},
		{"embedded in a legacy one", crypttest.Compound(512,
			crypttest.Stream{Name: "WordDocument"}, crypttest.Stream{Name: "ObjectPool"},
			crypttest.Stream{Name: "EncryptedPackage", Data: []byte("1"), Inside: 2}), NotEncrypted, ""},
	}
}

func refusals(t testing.TB) []refused {
	list := append(changedAgile(t), changedStreams(t)...)
	return append(append(list, changedStandard(t)...), otherCompounds()...)
}

func TestRefusals(t *testing.T) {
	for _, c := range refusals(t) {
		t.Run(c.name, func(t *testing.T) {
			got, err := Decrypt(c.data, password, unchecked)
			if got != nil {
				t.Error("a package comes with the error")
			}
			expect(t, err, c.kind, c.method)
		})
	}
}

// TestDescriptionIsChecked shows that the description is parsed only after the caller has seen it, whatever the
// password.
func TestDescriptionIsChecked(t *testing.T) {
	refusal := errors.New("refused")
	file := crypttest.Agile(t, sample(100), password, crypttest.Lock{Info: func(s string) string { return s + "<" }})
	_, err := Decrypt(file, password, func(info []byte) error {
		if !bytes.HasPrefix(info, []byte("<?xml")) || !bytes.HasSuffix(info, []byte("</encryption><")) {
			t.Errorf("checked %q", info)
		}
		return refusal
	})
	if err != refusal {
		t.Errorf("error is %v", err)
	}
}

// TestChangedBits flips one bit of each sixteenth byte of a file: it is refused, or the same package is read.
func TestChangedBits(t *testing.T) {
	plain := sample(plainSize)
	good := crypttest.Agile(t, plain, password, crypttest.Lock{Hash: "SHA256", KeyBits: 128})
	for at := 8; at < len(good); at += 16 {
		bad := bytes.Clone(good)
		bad[at] ^= 1 << (at / 16 % 8)
		got, err := Decrypt(bad, password, unchecked)
		var e *Error
		if err != nil && !errors.As(err, &e) {
			t.Errorf("byte %d changed: %v", at, err)
		}
		if err == nil && !bytes.Equal(got, plain) {
			t.Errorf("byte %d changed: another package", at)
		}
	}
}

// FuzzDecrypt looks for a file that is neither decrypted nor refused properly.
func FuzzDecrypt(f *testing.F) {
	for _, hash := range []string{"SHA1", "SHA384", "SHA512"} {
		f.Add(crypttest.Agile(f, sample(100), password, crypttest.Lock{Hash: hash, KeyBits: 128, SpinCount: 2}))
	}
	f.Add(crypttest.Agile(f, sample(100), password, crypttest.Lock{KeyBits: 192, Info: crypttest.WithoutChecksum}))
	f.Add(crypttest.Standard(f, sample(100), password, crypttest.Lock{KeyBits: 128}))
	f.Add(crypttest.Compound(4096, crypttest.Stream{Name: "EncryptedPackage", Data: make([]byte, miniCutoff)}))
	for _, c := range refusals(f) {
		if len(c.data) < 64<<10 {
			f.Add(c.data)
		}
	}
	slow := regexp.MustCompile(`spinCount="[^"]{5}`)
	f.Fuzz(func(t *testing.T, data []byte) {
		if slow.Match(data) {
			t.Skip("some seconds of hashing")
		}
		var e *Error
		if _, err := Decrypt(data, password, unchecked); err != nil && !errors.As(err, &e) {
			t.Fatalf("not an *Error: %v", err)
		}
	})
}

// BenchmarkMostSpins tries a password on a file that asks for as many turns as a file may.
func BenchmarkMostSpins(b *testing.B) {
	data := crypttest.Agile(b, sample(100), password, crypttest.Lock{Info: func(s string) string {
		return strings.Replace(s, `spinCount="0"`, `spinCount="10000000"`, 1)
	}})
	for b.Loop() {
		if _, err := Decrypt(data, password, unchecked); err == nil {
			b.Fatal("the wrong key opens")
		}
	}
}
