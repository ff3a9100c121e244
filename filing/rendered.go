package filing

import (
	"nianbao/filing/seal"
	"nianbao/ooxml/opc"
)

// A rendered is an output that is not saved yet: a package, which is compressed once, when all is done to it, or bytes.
type rendered struct {
	pkg  *opc.Package            // nil for what is none
	data []byte                  // of what is none
	kind seal.Kind               // what it is that is no report
	held func(data []byte) error // reads the file back as it will be and refuses it where it differs; nil where it was
}

// bytes returns the file as it will be saved. A package is signed, and read back.
func (w *rendered) bytes() ([]byte, error) {
	if w.pkg == nil {
		return w.data, nil
	}
	if err := seal.SignAs(w.pkg, w.kind); err != nil {
		return nil, err
	}
	data, err := w.pkg.Bytes()
	if err == nil && w.held != nil {
		err = w.held(data)
	}
	return data, err
}
