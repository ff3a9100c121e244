package opc

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/ooxml/crypt/crypttest"
)

const password = "年报2024·Pass字"

// opens fails the test unless the file gives the parts that the plain one has.
func opens(t *testing.T, file []byte, password string, plain []byte) {
	t.Helper()
	p, err := ReadWithPassword(file, password)
	if err != nil {
		t.Fatalf("ReadWithPassword: %v", err)
	}
	if diff := cmp.Diff(mustRead(t, plain).Parts(), p.Parts()); diff != "" {
		t.Error("parts (-plain +encrypted):", diff)
	}
	if !p.Encrypted() || !p.Clone().Encrypted() {
		t.Error("the package is not known to be encrypted")
	}
}

func TestReadWithPassword(t *testing.T) {
	plain := workbook(t, sheet(20_000))
	for _, file := range [][]byte{
		crypttest.Agile(t, plain, password, crypttest.Lock{SpinCount: 10}),
		crypttest.Standard(t, plain, password, crypttest.Lock{KeyBits: 128}),
	} {
		opens(t, file, password, plain)
		_, err := ReadWithPassword(file, password+" ")
		expect(t, err, WrongPassword, "", "密码不对检查大小写和输入法后再试")
		_, err = Read(file)
		expect(t, err, Encrypted, "", "文件加了密：打开需要密码用 --password 给出密码")
	}
}

func TestPasswordThatIsNotNeeded(t *testing.T) {
	plain := workbook(t, sheet(3000))
	for _, password := range []string{"", "any"} {
		p, err := ReadWithPassword(plain, password)
		if err != nil || p.Encrypted() {
			t.Errorf("a plain file with password %q: %v", password, err)
		}
		const excelsOwn = "VelvetSweatshop" // with which it opens files without asking
		opens(t, crypttest.Agile(t, plain, excelsOwn, crypttest.Lock{SpinCount: 10}), password, plain)
	}
	_, err := ReadWithPassword(compound("Workbook"), "any")
	expect(t, err, OldBinary, "", ".xlsx")
}

func TestReadFileWithPassword(t *testing.T) {
	plain := workbook(t, sheet(3000))
	path := filepath.Join(t.TempDir(), "年报.xlsx")
	if err := os.WriteFile(path, crypttest.Agile(t, plain, password, crypttest.Lock{SpinCount: 10}),
		0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	p, err := ReadFileWithPassword(path, password)
	if err != nil {
		t.Fatalf("ReadFileWithPassword: %v", err)
	}
	if name, err := p.Main(); name != "xl/workbook.xml" || err != nil {
		t.Errorf("main is %q, %v", name, err)
	}
	_, err = ReadFile(path)
	expect(t, err, Encrypted, "", "密码")
}

// refusedProtections returns files that are refused with the right password, at least one for each kind of package
// crypt.
func refusedProtections(t testing.TB) []refused {
	t.Helper()
	plain := workbook(t, sheet(3000))
	agile := func(l crypttest.Lock) []byte { return crypttest.Agile(t, plain, password, l) }
	with := func(before, after string) []byte {
		return agile(crypttest.Lock{SpinCount: 2, Info: func(s string) string {
			if !strings.Contains(s, before) {
				t.Fatalf("%q does not stand in %s", before, s)
			}
			return strings.Replace(s, before, after, 1)
		}})
	}
	flip := func(at int) func([]byte) []byte {
		return func(b []byte) []byte { b[(at+len(b))%len(b)] ^= 1; return b }
	}
	standard := func(stream func([]byte) []byte) []byte {
		return crypttest.Standard(t, plain, password, crypttest.Lock{KeyBits: 128, Stream: stream})
	}
	agileOf := func(plain []byte) []byte { return crypttest.Agile(t, plain, password, crypttest.Lock{SpinCount: 2}) }
	unseen := crypttest.Lock{SpinCount: 2, Info: crypttest.WithoutChecksum, Stream: flip(150)}
	empty := crypttest.Lock{SpinCount: 2, Info: crypttest.WithoutChecksum,
		Stream: func(b []byte) []byte { return append(make([]byte, 8), b[8:]...) }}
	rights := crypttest.Compound(512, crypttest.Stream{Name: "EncryptedPackage", Data: []byte("12345678")})
	embedded := crypttest.Compound(512, crypttest.Stream{Name: "WordDocument"}, crypttest.Stream{Name: "ObjectPool"},
		crypttest.Stream{Name: "EncryptedPackage", Data: []byte("1"), Inside: 2})
	whole := agile(crypttest.Lock{SpinCount: 2})
	const damaged = "加了密码，内容不完整或被改动过"
	return []refused{
		{"changed", agile(crypttest.Lock{SpinCount: 2, Stream: flip(8)}), Corrupt, "", damaged},
		{"nothing inside", agile(empty), Corrupt, "", damaged},
		{"part changed unseen", agile(unseen), Corrupt, "", "损坏"},
		{"standard, part changed", standard(flip(150)), Corrupt, "", "损坏"},
		{"standard, first byte", standard(flip(8)), Corrupt, "", "损坏"},
		{"standard, end changed", standard(flip(-20)), Corrupt, "", "损坏"},
		{"compound file cut off", whole[:len(whole)/2], Corrupt, "", damaged},
		{"not a package", agileOf([]byte("%PDF-1.7\n")), Corrupt, "", damaged},
		{"encrypted twice", agileOf(whole), Corrupt, "", damaged},
		{"inside is refused", agileOf(part(t, "a.xml", "<!DOCTYPE a><a/>")), Doctype, "a.xml", "声明"},
		{"doctype", with(`<encryption `, `<!DOCTYPE a><encryption `), Doctype, "EncryptionInfo", "声明"},

		{"unknown hash", with(`hashAlgorithm="SHA512"`, `hashAlgorithm="WHIRLPOOL"`), UnknownEncryption, "",
			"散列算法 WHIRLPOOL"},
		{"unknown cipher", with(`cipherAlgorithm="AES"`, `cipherAlgorithm="RC2"`), UnknownEncryption, "",
			"加密算法 RC2"},
		{"unknown mode", with(`"ChainingModeCBC"`, `"ChainingModeCFB"`), UnknownEncryption, "",
			"加密模式 ChainingModeCFB"},
		{"certificate alone", with(`<p:encryptedKey `, `<c:encryptedKey `), UnknownEncryption, "",
			"不用密码，而用证书加密"},
		{"extensible", crypttest.Locked("\x04\x00\x03\x00\x10\x00\x00\x00<x/>", []byte("12345678")),
			UnknownEncryption, "", "由文档加密软件加密"},
		{"unknown version", crypttest.Locked("\x07\x00\x07\x00\x10\x00\x00\x00<x/>", []byte("12345678")),
			UnknownEncryption, "", "不支持"},
		{"rights management", rights, UnknownEncryption, "", "由权限管理（IRM）或文档加密软件加密"},
		{"embedded in a legacy one", embedded, OldBinary, "", ".docx"},
	}
}

func TestProtectionRefused(t *testing.T) {
	for _, c := range refusedProtections(t) {
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

// FuzzReadWithPassword looks for what may stand in an encrypted file and is neither read nor refused properly.
// Package crypt does the same for how it is encrypted.
func FuzzReadWithPassword(f *testing.F) {
	f.Add(workbook(f, []byte(`<worksheet/>`)))
	for _, c := range refusedFiles(f) {
		if len(c.data) < 64<<10 {
			f.Add(c.data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := crypttest.Agile(t, data, password, crypttest.Lock{KeyBits: 128})
		p, err := ReadWithPassword(file, password)
		if err != nil {
			isOurs(t, err)
		}
		if want, _ := Read(data); want != nil && !want.Encrypted() &&
			(p == nil || cmp.Diff(want.Parts(), p.Parts()) != "") {
			t.Errorf("the package is another one, or refused: %v", err)
		}
	})
}
