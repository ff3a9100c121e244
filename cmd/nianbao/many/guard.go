package many

import (
	"nianbao/filing/file"
)

// BeforeFile is called when work on a file begins. Tests let it panic.
var BeforeFile = func(string) {}

// Guarded does work on one file, of which a fault of the program ends no other.
func Guarded(path string, work func() error) error {
	return file.Guard(path, func() error {
		BeforeFile(path)
		return work()
	})
}
