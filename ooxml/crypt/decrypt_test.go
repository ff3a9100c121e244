package crypt

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/ooxml/crypt/crypttest"
)

const password = "年报2024·Pass字"

func unchecked([]byte) error { return nil }

// opens fails the test unless the file gives the package.
func opens(t *testing.T, file []byte, password string, plain []byte) {
	t.Helper()
	got, err := Decrypt(file, password, unchecked)
	if err != nil {
		t.Fatalf("Decrypt: %v", err)
	}
	if !bytes.Equal(got, plain) {
		t.Errorf("%d bytes that are not the package's %d", len(got), len(plain))
	}
}

// expect fails the test unless err is an *Error of the kind that names the method.
func expect(t testing.TB, err error, kind Kind, method string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("error is %v, want an *Error of %q", err, kind)
	}
	if e.Kind != kind || e.Method != method || !strings.Contains(e.Error(), string(kind)) ||
		!strings.Contains(e.Error(), method) {
		t.Errorf("error is %v, want %q of %q", e, kind, method)
	}
}

func TestAgile(t *testing.T) {
	plain := sample(20_000)
	for _, hash := range []string{"SHA1", "SHA256", "SHA384", "SHA512"} {
		for _, bits := range []int{128, 192, 256} {
			t.Run(fmt.Sprint(hash, "-", bits), func(t *testing.T) {
				file := crypttest.Agile(t, plain, password, crypttest.Lock{Hash: hash, KeyBits: bits, SpinCount: 100})
				opens(t, file, password, plain)
				_, err := Decrypt(file, password+" ", unchecked)
				expect(t, err, WrongPassword, "")
			})
		}
	}
	longer := func(b []byte) []byte { return append(b, make([]byte, 100)...) }
	hyphen := func(s string) string { return strings.ReplaceAll(s, `"SHA512"`, `"SHA-512"`) }
	certificate := func(s string) string {
		return strings.Replace(s, "<keyEncryptors>",
			`<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/certificate">`+
				`<c:encryptedKey encryptedKeyValue="AAAA" X509Certificate="AAAA" certVerifier="AAAA"/></keyEncryptor>`, 1)
	}
	for name, l := range map[string]crypttest.Lock{
		"two hashes":          {Hash: "SHA1", PasswordHash: "SHA512", SpinCount: 10},
		"two keys":            {KeyBits: 256, PasswordKeyBits: 128, SpinCount: 10},
		"no turns":            {},
		"usual turns":         {SpinCount: 100_000},
		"long salt":           {SaltSize: 40, SpinCount: 10},
		"short salt":          {SaltSize: 8, SpinCount: 10},
		"hash with a hyphen":  {SpinCount: 1, Info: hyphen},
		"longer stream":       {SpinCount: 1, Stream: longer, Info: crypttest.WithoutChecksum},
		"no checksum":         {SpinCount: 1, Info: crypttest.WithoutChecksum},
		"a certificate first": {SpinCount: 1, Info: certificate},
	} {
		t.Run(name, func(t *testing.T) { opens(t, crypttest.Agile(t, plain, password, l), password, plain) })
	}
	for _, size := range []int{0, 1, 15, 16, 4096, 4097} {
		opens(t, crypttest.Agile(t, plain[:size], password, crypttest.Lock{SpinCount: 1}), password, plain[:size])
	}
}

func TestStandard(t *testing.T) {
	plain := sample(20_001)
	for _, bits := range []int{128, 192, 256} {
		t.Run(fmt.Sprint(bits), func(t *testing.T) {
			file := crypttest.Standard(t, plain, password, crypttest.Lock{KeyBits: bits})
			opens(t, file, password, plain)
			_, err := Decrypt(file, "年报", unchecked)
			expect(t, err, WrongPassword, "")
			_, err = Decrypt(file, "", unchecked)
			expect(t, err, PasswordNeeded, "")
		})
	}
}

func TestPasswords(t *testing.T) {
	plain := sample(3000)
	for _, password := range []string{
		"1", " ", "示例市", "𠮷", strings.Repeat("密", 255), strings.Repeat("a", 255), defaultPassword, "é", "e\u0301",
	} {
		t.Run(fmt.Sprint(len(password)), func(t *testing.T) {
			file := crypttest.Agile(t, plain, password, crypttest.Lock{SpinCount: 10})
			opens(t, file, password, plain)
			if password == defaultPassword {
				return
			}
			_, err := Decrypt(file, password+"x", unchecked)
			expect(t, err, WrongPassword, "")
			if len(password) > 1 {
				_, err = Decrypt(file, password[:len(password)-1], unchecked)
				expect(t, err, WrongPassword, "")
			}
			_, err = Decrypt(file, "", unchecked)
			expect(t, err, PasswordNeeded, "")
		})
	}
}

func TestDefaultPassword(t *testing.T) {
	plain := sample(3000)
	for _, password := range []string{"", "any"} { // Excel opens it without asking
		opens(t, crypttest.Agile(t, plain, defaultPassword, crypttest.Lock{SpinCount: 10}), password, plain)
		opens(t, crypttest.Agile(t, plain, defaultPassword, crypttest.Lock{SpinCount: usualSpinCount}), password, plain)
		opens(t, crypttest.Standard(t, plain, defaultPassword, crypttest.Lock{KeyBits: 128}), password, plain)
	}
	// Nobody tries it where it would take long.
	slow := crypttest.Agile(t, plain, defaultPassword, crypttest.Lock{SpinCount: usualSpinCount + 1})
	_, err := Decrypt(slow, "", unchecked)
	expect(t, err, PasswordNeeded, "")
	opens(t, slow, defaultPassword, plain)
}

// TestExcelize reads what another implementation encrypts, and has it read what is encrypted here.
func TestExcelize(t *testing.T) {
	f := excelize.NewFile()
	if err := f.SetCellValue("Sheet1", "A1", "合计"); err != nil {
		t.Fatalf("f.SetCellValue: %v", err)
	}
	var zip, standard bytes.Buffer
	if err := f.Write(&zip); err != nil {
		t.Fatalf("f.Write: %v", err)
	}
	if err := f.Write(&standard, excelize.Options{Password: password}); err != nil {
		t.Fatalf("f.Write: %v", err)
	}
	plain, err := Decrypt(standard.Bytes(), password, unchecked)
	if err != nil {
		t.Fatalf("Decrypt: %v", err)
	}
	holdsTotal := func(data []byte, o excelize.Options) {
		t.Helper()
		f, err := excelize.OpenReader(bytes.NewReader(data), o)
		if err != nil {
			t.Error(err)
			return
		}
		if got, err := f.GetCellValue("Sheet1", "A1"); got != "合计" || err != nil {
			t.Errorf("A1 is %q, %v", got, err)
		}
	}
	holdsTotal(plain, excelize.Options{})
	for _, file := range [][]byte{ // excelize knows no key of 192 bits
		crypttest.Agile(t, zip.Bytes(), password, crypttest.Lock{SpinCount: 10}),
		crypttest.Agile(t, zip.Bytes(), password, crypttest.Lock{Hash: "SHA1", KeyBits: 128, SpinCount: 10}),
		crypttest.Agile(t, zip.Bytes(), password, crypttest.Lock{Hash: "SHA384", SpinCount: 10}),
		crypttest.Standard(t, zip.Bytes(), password, crypttest.Lock{KeyBits: 128}),
		crypttest.Standard(t, zip.Bytes(), password, crypttest.Lock{KeyBits: 256}),
	} {
		holdsTotal(file, excelize.Options{Password: password})
	}
	holdsTotal(crypttest.Agile(t, zip.Bytes(), "1", crypttest.Lock{Hash: "SHA256", SpinCount: 10}),
		excelize.Options{Password: "1"})
}
