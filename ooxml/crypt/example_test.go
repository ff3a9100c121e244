package crypt_test

import (
	"errors"
	"fmt"

	"nianbao/ooxml/crypt"
)

func ExampleDecrypt() {
	var data []byte // a file
	if !crypt.IsCompound(data) {
		fmt.Println("not encrypted: the file is the package")
	}
	_, err := crypt.Decrypt(data, "password", func(info []byte) error { return nil })
	var e *crypt.Error
	if errors.As(err, &e) {
		fmt.Println(e.Kind)
	}
	// Output:
	// not encrypted: the file is the package
	// no encrypted package
}
