// Package crypt decrypts Office packages: an .xlsx or .docx that was saved with a password is a zip package, encrypted
// ([MS-OFFCRYPTO], standard and agile) in a compound file ([MS-CFB]).
//
// excelize.Decrypt is not used for that. On a wrong password, and on a file of which one bit was flipped, it returned
// bytes without an error: it checks neither the password's verifier nor the package's checksum. It takes the ciphers
// that a file names for the ones that it knows; its time grows with the square of the file's size; and the ground
// floor would import all of a spreadsheet library. What stands here instead is the chains of sectors, and the keys
// around the standard library's AES.
//
// The package encrypts nothing, knows nothing of what is in the zip, and says nothing to people: package opc does.
package crypt

import (
	"bytes"
	"encoding/binary"
)

// Kind is why a compound file gives no package.
type Kind string

const (
	NotEncrypted     Kind = "no encrypted package"     // mostly a document of Office before 2007
	PasswordNeeded   Kind = "needs a password"         // none was given
	WrongPassword    Kind = "another password"         // than the one given
	Damaged          Kind = "damaged or changed"       // since it was encrypted
	UnknownCipher    Kind = "unknown cipher"           // Method names it
	UnknownMode      Kind = "unknown chaining mode"    // Method names it
	UnknownHash      Kind = "unknown hash algorithm"   // Method names it
	UnknownMethod    Kind = "unknown encryption"       // of an unknown version
	Certificate      Kind = "encrypted to certificate" // and for no password
	Extensible       Kind = "extensible encryption"    // by a program beside Office
	RightsManagement Kind = "rights management"        // or a program that wraps files
)

// An Error says why a compound file gives no package.
type Error struct {
	Kind   Kind
	Method string // what is unknown, as the file names it; else empty
}

func (e *Error) Error() string {
	if e.Method != "" {
		return "decrypt package: " + string(e.Kind) + " " + e.Method
	}
	return "decrypt package: " + string(e.Kind)
}

var errDamaged = &Error{Kind: Damaged}

// defaultPassword is what Excel tries before it asks: with it, Excel 2007 encrypts a workbook whose structure alone
// is protected.
const defaultPassword = "VelvetSweatshop"

// usualSpinCount is how many times Office hashes a password. A file that asks for more is none that Office opens
// without asking.
const usualSpinCount = 100_000

// An encryption is how a package was encrypted.
type encryption interface {
	// spinCount is how many times a password is hashed to give a key.
	spinCount() int
	// deriveKey returns the package's key; false where the password, in UTF-16, is another one.
	deriveKey(password []byte) ([]byte, bool)
	// decrypt returns the package in an EncryptedPackage stream, which it overwrites; false where the stream was
	// changed or cut off.
	decrypt(key, stream []byte) ([]byte, bool)
}

// Decrypt returns the zip that a compound file holds encrypted; what a wrong key makes of it is never returned. The
// error is an *Error, or that of checkXML, which is asked before the XML that describes an agile encryption is
// parsed.
func Decrypt(data []byte, password string, checkXML func(info []byte) error) ([]byte, error) {
	info, stream, err := encryptedStreams(data)
	if err != nil {
		return nil, err
	}
	e, err := parseInfo(info, checkXML)
	if err != nil {
		return nil, err
	}
	key, err := keyOf(e, password)
	if err != nil {
		return nil, err
	}
	zip, ok := e.decrypt(key, stream)
	if !ok {
		return nil, errDamaged
	}
	return zip, nil
}

// maxInfo is more than any EncryptionInfo takes, with the certificates of some readers in it.
const maxInfo = 1 << 20

// encryptedStreams returns the streams EncryptionInfo and EncryptedPackage. The error is an *Error.
func encryptedStreams(data []byte) (info, stream []byte, err error) {
	const infoName, streamName = "EncryptionInfo", "EncryptedPackage"
	if !HasStream(data, streamName) {
		return nil, nil, &Error{Kind: NotEncrypted}
	}
	c, ok := openCompound(data)
	if !ok {
		return nil, nil, errDamaged
	}
	entry, ok := c.find(streamName)
	if !ok { // an encrypted file embedded in a legacy one
		return nil, nil, &Error{Kind: NotEncrypted}
	}
	if stream, ok = c.readStream(entry); !ok {
		return nil, nil, errDamaged
	}
	if entry, ok = c.find(infoName); !ok {
		return nil, nil, &Error{Kind: RightsManagement}
	}
	if entry.size > maxInfo {
		return nil, nil, errDamaged
	}
	if info, ok = c.readStream(entry); !ok {
		return nil, nil, errDamaged
	}
	return info, stream, nil
}

// parseInfo returns how a package was encrypted, as an EncryptionInfo stream tells.
func parseInfo(info []byte, checkXML func([]byte) error) (encryption, error) {
	if len(info) < 8 {
		return nil, errDamaged
	}
	major, minor := binary.LittleEndian.Uint16(info), binary.LittleEndian.Uint16(info[2:])
	switch {
	case major == 4 && minor == 4:
		if err := checkXML(info[8:]); err != nil {
			return nil, err
		}
		return parseAgile(info[8:])
	case major >= 2 && major <= 4 && minor == 2:
		return parseStandard(info[8:])
	case major >= 3 && major <= 4 && minor == 3:
		return nil, &Error{Kind: Extensible}
	}
	return nil, &Error{Kind: UnknownMethod}
}

// keyOf returns the key that the password gives. The default one is tried, too: a file that Excel opens without
// asking needs none.
func keyOf(e encryption, password string) ([]byte, error) {
	if password != "" {
		if key, ok := e.deriveKey(encodeUTF16(password)); ok {
			return key, nil
		}
	}
	if e.spinCount() <= usualSpinCount {
		if key, ok := e.deriveKey(encodeUTF16(defaultPassword)); ok {
			return key, nil
		}
	}
	if password != "" {
		return nil, &Error{Kind: WrongPassword}
	}
	return nil, &Error{Kind: PasswordNeeded}
}

// packageBlocks returns the encrypted blocks of an EncryptedPackage stream and the size of what they hold. The stream
// begins with that size, and may be longer.
func packageBlocks(stream []byte) (blocks []byte, size int, ok bool) {
	if len(stream) < 8 {
		return nil, 0, false
	}
	declared, rest := binary.LittleEndian.Uint64(stream), stream[8:]
	if declared > uint64(len(rest)) {
		return nil, 0, false
	}
	size = int(declared)
	padded := (size + blockSize - 1) / blockSize * blockSize
	if padded > len(rest) {
		return nil, 0, false
	}
	return rest[:padded], size, true
}

// resize returns b cut off, or filled up, to n bytes.
func resize(b []byte, n int) []byte {
	if len(b) >= n {
		return b[:n]
	}
	return append(bytes.Clone(b), bytes.Repeat([]byte{0x36}, n-len(b))...)
}
