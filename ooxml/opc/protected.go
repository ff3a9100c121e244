package opc

import (
	"errors"

	"nianbao/ooxml/crypt"
)

// decrypt returns the zip that a compound file holds encrypted. The error is an *Error: OldBinary where it holds
// none, Encrypted or WrongPassword, UnknownEncryption, else Corrupt.
func decrypt(data []byte, file, password string) ([]byte, error) {
	plain, err := crypt.Decrypt(data, password, func(info []byte) error { return checkXML("EncryptionInfo", info) })
	var refusal *crypt.Error
	switch {
	case !errors.As(err, &refusal):
		return plain, err
	case refusal.Kind == crypt.NotEncrypted:
		return nil, legacyError(data, file)
	}
	return nil, Protected(refusal)
}

// Protected says to a clerk why a file was not decrypted.
func Protected(refusal *crypt.Error) *Error {
	e := protections[refusal.Kind]
	e.Detail += refusal.Method
	return &e
}

// protections are the errors for why a compound file gives no package.
var protections = map[crypt.Kind]Error{
	crypt.PasswordNeeded:   {Kind: Encrypted, Detail: "打开需要密码"},
	crypt.WrongPassword:    {Kind: WrongPassword},
	crypt.Damaged:          *errDamaged,
	crypt.UnknownCipher:    {Kind: UnknownEncryption, Detail: "加密算法 "},
	crypt.UnknownMode:      {Kind: UnknownEncryption, Detail: "加密模式 "},
	crypt.UnknownHash:      {Kind: UnknownEncryption, Detail: "散列算法 "},
	crypt.UnknownMethod:    {Kind: UnknownEncryption},
	crypt.Certificate:      {Kind: UnknownEncryption, Detail: "不用密码，而用证书加密"},
	crypt.Extensible:       {Kind: UnknownEncryption, Detail: "由文档加密软件加密"},
	crypt.RightsManagement: {Kind: UnknownEncryption, Detail: "由权限管理（IRM）或文档加密软件加密"},
}

var errDamaged = &Error{Kind: Corrupt, Detail: "加了密码，内容不完整或被改动过"}
