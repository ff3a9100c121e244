package opc

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

const password = "年报2024·Pass字"

// opens fails the test unless the file gives the parts that the plain one has.
func opens(t *testing.T, file []byte, password string, plain []byte) {
	t.Helper()
	p, err := ReadWithPassword(file, password)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(mustRead(t, plain).Parts(), p.Parts()); diff != "" {
		t.Error("parts (-plain +encrypted):", diff)
	}
	if !p.Encrypted() || !p.Clone().Encrypted() {
		t.Error("the package is not known to be encrypted")
	}
}

func TestAgile(t *testing.T) {
	plain := workbook(t, sheet(20_000))
	for _, hash := range []string{"SHA1", "SHA256", "SHA384", "SHA512"} {
		for _, bits := range []int{128, 192, 256} {
			t.Run(fmt.Sprint(hash, "-", bits), func(t *testing.T) {
				file := agileFile(t, plain, password, lock{hash: hash, keyBits: bits, spins: 100})
				opens(t, file, password, plain)
				_, err := ReadWithPassword(file, password+" ")
				expect(t, err, WrongPassword, "", "大小写")
			})
		}
	}
	for name, l := range map[string]lock{
		"two hashes":         {hash: "SHA1", keyHash: "SHA512", spins: 10},
		"two keys":           {keyBits: 256, password: 128, spins: 10},
		"no turns":           {},
		"usual turns":        {spins: 100_000},
		"long salt":          {salt: 40, spins: 10},
		"short salt":         {salt: 8, spins: 10},
		"hash with a hyphen": {spins: 1, info: func(s string) string { return strings.ReplaceAll(s, `"SHA512"`, `"SHA-512"`) }},
		"longer stream":      {spins: 1, late: func(b []byte) []byte { return append(b, make([]byte, 100)...) }, info: withoutHMAC},
		"no checksum":        {spins: 1, info: withoutHMAC},
		"a certificate first": {spins: 1, info: func(s string) string {
			return strings.Replace(s, "<keyEncryptors>", `<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/certificate">`+
				`<c:encryptedKey encryptedKeyValue="AAAA" X509Certificate="AAAA" certVerifier="AAAA"/></keyEncryptor>`, 1)
		}},
	} {
		t.Run(name, func(t *testing.T) { opens(t, agileFile(t, plain, password, l), password, plain) })
	}
}

func withoutHMAC(info string) string {
	before, rest, _ := strings.Cut(info, "<dataIntegrity ")
	_, after, _ := strings.Cut(rest, "/>")
	return before + after
}

func TestStandard(t *testing.T) {
	plain := workbook(t, sheet(20_000))
	for _, bits := range []int{128, 192, 256} {
		t.Run(fmt.Sprint(bits), func(t *testing.T) {
			file := standardFile(t, plain, password, lock{keyBits: bits})
			opens(t, file, password, plain)
			_, err := ReadWithPassword(file, "年报")
			expect(t, err, WrongPassword, "", "密码不对")
			_, err = Read(file)
			expect(t, err, Encrypted, "", "--password")
		})
	}
}

func TestPasswords(t *testing.T) {
	plain := workbook(t, sheet(3000))
	for _, password := range []string{"1", " ", "示例市", "𠮷", strings.Repeat("密", 255), strings.Repeat("a", 255), "VelvetSweatshop", "é", "e\u0301"} {
		t.Run(fmt.Sprint(len(password)), func(t *testing.T) {
			file := agileFile(t, plain, password, lock{spins: 10})
			opens(t, file, password, plain)
			if password == "VelvetSweatshop" {
				return
			}
			_, err := ReadWithPassword(file, password+"x")
			expect(t, err, WrongPassword, "", "密码不对")
			_, err = ReadWithPassword(file, password[:len(password)-1])
			if len(password) > 1 {
				expect(t, err, WrongPassword, "", "密码不对")
			}
			_, err = ReadWithPassword(file, "")
			expect(t, err, Encrypted, "", "用 --password 给出密码，或者在 WPS/Excel 里去掉密码另存")
		})
	}
}

func TestPasswordThatIsNotNeeded(t *testing.T) {
	plain := workbook(t, sheet(3000))
	for _, password := range []string{"", "any"} {
		p, err := ReadWithPassword(plain, password)
		if err != nil || p.Encrypted() {
			t.Errorf("a plain file with password %q: %v", password, err)
		}
		opens(t, agileFile(t, plain, defaultPassword, lock{spins: 10}), password, plain) // Excel opens it without asking
		opens(t, standardFile(t, plain, defaultPassword, lock{keyBits: 128}), password, plain)
	}
	_, err := ReadWithPassword(compound("Workbook"), "any")
	expect(t, err, OldBinary, "", ".xlsx")
	slow := agileFile(t, plain, defaultPassword, lock{spins: usualSpins + 1}) // then nobody tries it
	_, err = Read(slow)
	expect(t, err, Encrypted, "", "密码")
	opens(t, slow, defaultPassword, plain)
}

func TestReadFileWithPassword(t *testing.T) {
	plain := workbook(t, sheet(3000))
	path := filepath.Join(t.TempDir(), "年报.xlsx")
	if err := os.WriteFile(path, agileFile(t, plain, password, lock{spins: 10}), 0o666); err != nil {
		t.Fatal(err)
	}
	p, err := ReadFileWithPassword(path, password)
	if err != nil {
		t.Fatal(err)
	}
	if name, err := p.Main(); name != "xl/workbook.xml" || err != nil {
		t.Errorf("main is %q, %v", name, err)
	}
	_, err = ReadFile(path)
	expect(t, err, Encrypted, "", "密码")
}

// TestExcelize reads what another implementation encrypts, and has it read what is encrypted here.
func TestExcelize(t *testing.T) {
	f := excelize.NewFile()
	if err := f.SetCellValue("Sheet1", "A1", "合计"); err != nil {
		t.Fatal(err)
	}
	var plain, standard bytes.Buffer
	if err := f.Write(&plain); err != nil {
		t.Fatal(err)
	}
	if err := f.Write(&standard, excelize.Options{Password: password}); err != nil {
		t.Fatal(err)
	}
	p, err := ReadWithPassword(standard.Bytes(), password)
	if err != nil {
		t.Fatal(err)
	}
	if data, _ := p.Part("xl/sharedStrings.xml"); !strings.Contains(string(data), "合计") {
		t.Errorf("shared strings are %q", data)
	}
	for name, file := range map[string][]byte{
		"agile SHA512":   agileFile(t, plain.Bytes(), password, lock{spins: 10}),
		"agile SHA1":     agileFile(t, plain.Bytes(), password, lock{hash: "SHA1", keyBits: 128, spins: 10}),
		"standard":       standardFile(t, plain.Bytes(), password, lock{keyBits: 128}),
		"standard, 256":  standardFile(t, plain.Bytes(), password, lock{keyBits: 256}),
		"agile SHA384":   agileFile(t, plain.Bytes(), password, lock{hash: "SHA384", spins: 10}), // it knows no key of 192 bits
		"agile password": agileFile(t, plain.Bytes(), "1", lock{hash: "SHA256", spins: 10}),
	} {
		word := password
		if name == "agile password" {
			word = "1"
		}
		f, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{Password: word})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got, err := f.GetCellValue("Sheet1", "A1"); got != "合计" || err != nil {
			t.Errorf("%s: A1 is %q, %v", name, got, err)
		}
	}
}

// refusedEncryptions returns files that are refused with the right password, few turns each.
func refusedEncryptions(t testing.TB) []refused {
	t.Helper()
	plain := workbook(t, sheet(3000))
	agile := func(l lock) []byte { return agileFile(t, plain, password, l) }
	with := func(old, new string) []byte {
		return agile(lock{spins: 2, info: func(s string) string {
			if !strings.Contains(s, old) {
				t.Fatalf("%q does not stand in %s", old, s)
			}
			return strings.Replace(s, old, new, 1)
		}})
	}
	standard := func(at int, n uint32) []byte {
		return standardFile(t, plain, password, lock{keyBits: 128, info: func(s string) string {
			b := []byte(s)
			binary.LittleEndian.PutUint32(b[(at+len(b))%len(b):], n)
			return string(b)
		}})
	}
	flip := func(at int) func([]byte) []byte {
		return func(b []byte) []byte { b[(at+len(b))%len(b)] ^= 1; return b }
	}
	shorter := func(b []byte) []byte { return b[:len(b)-17] }
	size := func(n uint64) func([]byte) []byte {
		return func(b []byte) []byte { binary.LittleEndian.PutUint64(b, n); return b }
	}
	const broken = "加了密码，内容不完整或被改动过"
	return []refused{
		{"agile, first byte", agile(lock{spins: 2, late: flip(8)}), Corrupt, "", broken},
		{"agile, last byte", agile(lock{spins: 2, late: flip(-1)}), Corrupt, "", broken},
		{"agile, cut off", agile(lock{spins: 2, late: shorter}), Corrupt, "", broken},
		{"agile, one byte less", agile(lock{spins: 2, late: size(uint64(len(plain) - 1))}), Corrupt, "", broken},
		{"agile, size beyond", agile(lock{spins: 2, info: withoutHMAC, late: size(1 << 62)}), Corrupt, "", broken},
		{"agile, size beyond blocks", agile(lock{spins: 2, info: withoutHMAC, late: size(uint64(len(plain) + 16))}), Corrupt, "", broken},
		{"agile, last block cut off", agile(lock{spins: 2, info: withoutHMAC, late: func(b []byte) []byte { return size(20)(b[:8+20]) }}), Corrupt, "", broken},
		{"agile, no size", agile(lock{spins: 2, late: func([]byte) []byte { return []byte("1234567") }}), Corrupt, "", broken},
		{"agile, nothing inside", agile(lock{spins: 2, info: withoutHMAC, late: size(0)}), Corrupt, "", broken},
		{"agile, part changed unseen", agile(lock{spins: 2, info: withoutHMAC, late: flip(150)}), Corrupt, "", "损坏"},
		{"standard, part changed", standardFile(t, plain, password, lock{keyBits: 128, late: flip(150)}), Corrupt, "", "损坏"},
		{"standard, first byte", standardFile(t, plain, password, lock{keyBits: 128, late: flip(8)}), Corrupt, "", "损坏"},
		{"standard, end changed", standardFile(t, plain, password, lock{keyBits: 128, late: flip(-20)}), Corrupt, "", "损坏"},
		{"standard, cut off", standardFile(t, plain, password, lock{keyBits: 128, late: shorter}), Corrupt, "", broken},
		{"not a package", agileFile(t, []byte("%PDF-1.7\n"), password, lock{spins: 2}), Corrupt, "", broken},
		{"encrypted twice", agileFile(t, agile(lock{spins: 2}), password, lock{spins: 2}), Corrupt, "", broken},
		{"inside is refused", agileFile(t, part(t, "a.xml", "<!DOCTYPE a><a/>"), password, lock{spins: 2}), Doctype, "a.xml", "声明"},

		{"too many turns", with(`spinCount="2"`, `spinCount="10000001"`), Corrupt, "", broken},
		{"far too many turns", with(`spinCount="2"`, `spinCount="4294967295"`), Corrupt, "", broken},
		{"negative turns", with(`spinCount="2"`, `spinCount="-1"`), Corrupt, "", broken},
		{"turns without end", with(`spinCount="2"`, `spinCount="99999999999999999999"`), Corrupt, "", broken},
		{"no turns said in numbers", with(`spinCount="2"`, `spinCount="two"`), Corrupt, "", broken},
		{"key of no size", with(`keyBits="256"`, `keyBits="64"`), Corrupt, "", broken},
		{"huge key", with(`keyBits="256"`, `keyBits="4294967288"`), Corrupt, "", broken},
		{"huge block", with(`blockSize="16"`, `blockSize="4096"`), Corrupt, "", broken},
		{"salt of another size", with(`saltSize="16"`, `saltSize="65536"`), Corrupt, "", broken},
		{"salt of no size", with(`saltSize="16"`, `saltSize="0"`), Corrupt, "", broken},
		{"no key", with(`encryptedKeyValue="`, `encryptedKeyValue="" x="`), Corrupt, "", broken},
		{"no verifier", with(`encryptedVerifierHashInput="`, `encryptedVerifierHashInput="" x="`), Corrupt, "", broken},
		{"no verifier's hash", with(`encryptedVerifierHashValue="`, `encryptedVerifierHashValue="" x="`), Corrupt, "", broken},
		{"no checksum's key", with(`encryptedHmacKey="`, `encryptedHmacKey="" x="`), Corrupt, "", broken},
		{"another checksum", with(`encryptedHmacValue="`, `encryptedHmacValue="AAAAAAAAAAAAAAAAAAAAAA==" x="`), Corrupt, "", broken},
		{"not base64", with(`encryptedKeyValue="`, `encryptedKeyValue="***`), Corrupt, "", broken},
		{"not XML", with(`<keyData `, `<keyData <`), Corrupt, "", broken},
		{"doctype", with(`<encryption `, `<!DOCTYPE a><encryption `), Doctype, "EncryptionInfo", "声明"},
		{"endless information", agile(lock{spins: 2, info: func(s string) string { return s + strings.Repeat(" ", maxInfo) }}), Corrupt, "", broken},

		{"unknown hash", with(`hashAlgorithm="SHA512"`, `hashAlgorithm="WHIRLPOOL"`), UnknownEncryption, "", "WHIRLPOOL"},
		{"unknown cipher", with(`cipherAlgorithm="AES"`, `cipherAlgorithm="RC2"`), UnknownEncryption, "", "加密算法 RC2"},
		{"unknown mode", with(`"ChainingModeCBC"`, `"ChainingModeCFB"`), UnknownEncryption, "", "ChainingModeCFB"},
		{"certificate alone", with(`<p:encryptedKey `, `<c:encryptedKey `), UnknownEncryption, "", "证书"},
		{"standard with RC4", standard(16, 0x6801), UnknownEncryption, "", "RC4"},
		{"standard with another cipher", standard(16, 0x6602), UnknownEncryption, "", "去掉密码"},
		{"standard with another hash", standard(20, 0x800C), UnknownEncryption, "", "去掉密码"},
		{"standard, key of another size", standard(24, 256), Corrupt, "", broken},
		{"standard, header beyond", standard(4, 0xFFFFFFF0), Corrupt, "", broken},
		{"standard, header too short", standard(4, 4), Corrupt, "", broken},
		{"standard, salt of another size", standard(-72, 8), Corrupt, "", broken},
		{"standard, hash of another size", standard(-36, 32), Corrupt, "", broken},
		{"extensible", locked("\x04\x00\x03\x00\x10\x00\x00\x00<x/>", []byte("12345678")), UnknownEncryption, "", "加密软件"},
		{"unknown version", locked("\x07\x00\x07\x00\x10\x00\x00\x00<x/>", []byte("12345678")), UnknownEncryption, "", "不支持"},
		{"no version", locked("\x04\x00", []byte("12345678")), Corrupt, "", broken},
		{"rights management", compoundOf(512, stored{name: "EncryptedPackage", data: []byte("12345678")}), UnknownEncryption, "", "IRM"},
		{"embedded in an old one", compoundOf(512, stored{"WordDocument", nil, 0}, stored{"ObjectPool", nil, 0}, stored{"EncryptedPackage", []byte("1"), 2}), OldBinary, "", ".docx"},
		{"compound file cut off", func() []byte { f := agile(lock{spins: 2}); return f[:len(f)/2] }(), Corrupt, "", broken},
	}
}

func TestEncryptionRefused(t *testing.T) {
	for _, c := range refusedEncryptions(t) {
		t.Run(c.name, func(t *testing.T) {
			p, err := ReadWithPassword(c.data, password)
			if p != nil {
				t.Error("a package comes with the error")
			}
			if c.says == "损坏" { // which part, the zip tells
				isOurs(t, err)
				c.part = err.(*Error).Part
			}
			expect(t, err, c.kind, c.part, c.says)
		})
	}
}

// TestEncryptionChanged flips one bit of each sixteenth byte of a file: it is refused, or the same package is read.
func TestEncryptionChanged(t *testing.T) {
	plain := workbook(t, []byte(`<worksheet/>`))
	good := agileFile(t, plain, password, lock{hash: "SHA256", keyBits: 128})
	want := mustRead(t, plain).Parts()
	for at := 8; at < len(good); at += 16 {
		bad := bytes.Clone(good)
		bad[at] ^= 1 << (at / 16 % 8)
		p, err := ReadWithPassword(bad, password)
		if err != nil {
			isOurs(t, err)
		} else if diff := cmp.Diff(want, p.Parts()); diff != "" {
			t.Errorf("byte %d changed, parts (-want +got): %s", at, diff)
		}
	}
}
