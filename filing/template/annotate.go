package template

import (
	"errors"

	"nianbao/docx/review"
	"nianbao/docx/wml"
	"nianbao/filing/file"
)

// IsFaulty reports whether an error says what is wrong with a template that could be read.
func IsFaulty(err error) bool {
	var wrong wml.Errors
	return errors.As(err, &wrong)
}

// Annotate writes what was found wrong with a template as comments into a copy of it, each beside its place, and reports
// whether there was anything to write. The error is an *file.Error.
func Annotate(path, out string, found error, force bool) (bool, error) {
	var wrong wml.Errors
	if !errors.As(found, &wrong) {
		return false, nil
	}
	pkg, err := Read(path)
	if err != nil {
		return false, err
	}
	remarks := make([]review.Remark, len(wrong))
	for i, one := range wrong {
		remarks[i] = review.Remark{At: one.At, Text: one.Error()}
	}
	var data []byte
	if err = review.Annotate(pkg, remarks); err == nil {
		data, err = pkg.Bytes()
	}
	if err != nil {
		return false, file.Explain(out, err, "批注写不进去")
	}
	return true, file.Save(out, data, force)
}
