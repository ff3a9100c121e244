package biff

import (
	"encoding/binary"
	"errors"
	"testing"

	"nianbao/ooxml/crypt"
	"nianbao/ooxml/opc"
)

// filePass says that a workbook is encrypted with the password password1.
const filePass = "\x01\x00\x01\x00\x01\x00" +
	"\xe8w,\x1d\x91\xc5j7\x96Ga\xb2\x80\x182\x17" +
	"\xc9\xe9\x97\xd4T\x97=1\x0b\xb1\xbap\x14&\x83~" +
	"\xb1\xde\x17\x8f\x07\xe9\x89\xc4M\xae^L\xf9j\xc4\x07"

// encrypted returns a stream that has the record filePass encrypted as it says.
func encrypted(t *testing.T, plain []byte) []byte {
	t.Helper()
	secret, err := crypt.DecryptWorkbook([]byte(filePass), "password1", plain)
	if err != nil {
		t.Fatalf("crypt.DecryptWorkbook: %v", err)
	}
	// Heads of records are not encrypted, nor are some records, nor is where a sheet begins.
	for at := 0; at < len(plain); {
		kind, size := int(binary.LittleEndian.Uint16(plain[at:])), int(binary.LittleEndian.Uint16(plain[at+2:]))
		open := 4
		switch {
		case neverEncrypted(kind):
			open += size
		case kind == recBoundSheet:
			open += 4
		}
		copy(secret[at:at+open], plain[at:])
		at += 4 + size
	}
	return secret
}

// TestEncrypted reads a workbook of several blocks with its password.
func TestEncrypted(t *testing.T) {
	var cells []byte
	for i := range uint16(300) {
		cells = append(cells, num(i, 0, float64(i))...)
	}
	secret := encrypted(t, bookStream(rec(recFilePass, filePass), testSheet{name: "密", records: cells}))
	p, err := Package(compound(secret), "password1")
	if err != nil {
		t.Fatalf("Package: %v", err)
	}
	got, want := describe(t, p), described(t, bookStream(nil, testSheet{name: "密", records: cells}))
	if got != want || !p.Encrypted() {
		t.Errorf("read %.300s", got)
	}
	for password, kind := range map[string]opc.Kind{"": opc.Encrypted, "wrong": opc.WrongPassword} {
		var e *opc.Error
		if _, err := Package(compound(secret), password); !errors.As(err, &e) || e.Kind != kind {
			t.Errorf("%q: %v", password, err)
		}
	}
}
