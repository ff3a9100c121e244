package crypt

import (
	"bytes"
	"crypto/sha1"
	"encoding/binary"
	"errors"
	"testing"
)

// A record FILEPASS for RC4 with the password password1, written by Excel.
const filePass = "\x01\x00\x01\x00\x01\x00" +
	"\xe8w,\x1d\x91\xc5j7\x96Ga\xb2\x80\x182\x17" +
	"\xc9\xe9\x97\xd4T\x97=1\x0b\xb1\xbap\x14&\x83~" +
	"\xb1\xde\x17\x8f\x07\xe9\x89\xc4M\xae^L\xf9j\xc4\x07"

// cryptoAPIPass is a record FILEPASS for RC4 by the CryptoAPI with keys of so many bits, as [MS-OFFCRYPTO] 2.3.5.1 has it.
func cryptoAPIPass(password string, bits uint32) []byte {
	info := binary.LittleEndian.AppendUint16(nil, 1)
	info = append(info, 2, 0, 2, 0, 4, 0, 0, 0)
	header := []uint32{32, 4, 0, 0x6801, 0x8004, bits, 1, 0, 0, 16}
	for _, n := range header {
		info = binary.LittleEndian.AppendUint32(info, n)
	}
	salt, verifier := []byte("0123456789abcdef"), []byte("fedcba9876543210")
	info = append(info, salt...)
	start := sha1.Sum(append(bytes.Clone(salt), encodeUTF16(password)...))
	hash := sha1.Sum(append(start[:], 0, 0, 0, 0))
	key := hash[:bits/8]
	if bits == 40 {
		key = append(bytes.Clone(key), make([]byte, 11)...)
	}
	sum := sha1.Sum(verifier)
	secret := make([]byte, 36)
	newRC4(key).XORKeyStream(secret, append(verifier, sum[:]...))
	info = append(info, secret[:16]...)
	info = binary.LittleEndian.AppendUint32(info, 20)
	return append(info, secret[16:]...)
}

// TestDecryptWorkbook decrypts what was encrypted, block by block, and knows a wrong password.
func TestDecryptWorkbook(t *testing.T) {
	plain := bytes.Repeat([]byte("示例市"), 700)
	for _, test := range []struct {
		name, password string
		info           []byte
	}{
		{"RC4", "password1", []byte(filePass)},
		{"CryptoAPI 128", "密码123", cryptoAPIPass("密码123", 128)},
		{"CryptoAPI 40", "x", cryptoAPIPass("x", 40)},
		{"asked for by nobody", "", cryptoAPIPass(defaultPassword, 128)},
	} {
		t.Run(test.name, func(t *testing.T) {
			secret, err := DecryptWorkbook(test.info, test.password, plain) // its own inverse
			if err != nil || bytes.Contains(secret, []byte("示例市")) || bytes.Equal(secret[:8], secret[1024:1032]) {
				t.Fatalf("not encrypted: %v", err)
			}
			if back, err := DecryptWorkbook(test.info, test.password, secret); err != nil || !bytes.Equal(back, plain) {
				t.Errorf("%v", err)
			}
		})
	}
	for _, test := range []struct {
		password string
		info     []byte
		kind     Kind
	}{
		{"password2", []byte(filePass), WrongPassword},
		{"", []byte(filePass), PasswordNeeded},
		{"", cryptoAPIPass("x", 128), PasswordNeeded},
		{"x", []byte(filePass[:40]), Damaged},
		{"x", cryptoAPIPass("x", 128)[:60], Damaged},
		{"x", nil, Damaged},
		{"x", []byte("\x00\x00\x01\x02\x03\x04"), UnknownCipher},
		{"x", []byte("\x01\x00\x09\x00\x01\x00"), UnknownMethod},
	} {
		var e *Error
		if _, err := DecryptWorkbook(test.info, test.password, plain); !errors.As(err, &e) || e.Kind != test.kind {
			t.Errorf("%v, want %s", err, test.kind)
		}
	}
}
