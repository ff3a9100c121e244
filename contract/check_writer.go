package contract

import "io"

// A CheckWriter writes a Check file by file, the same bytes that Write gives for the whole: nobody has to hold what
// came of a thousand files.
type CheckWriter struct {
	to      io.Writer
	summary Summary
	err     error
}

// NewCheckWriter returns a writer of a Check. Nothing is written yet.
func NewCheckWriter(to io.Writer) *CheckWriter { return &CheckWriter{to: to} }

// Add writes what came of one more file.
func (c *CheckWriter) Add(f File) {
	between := ",\n    "
	if c.summary.Files == 0 {
		between = "{\n  \"schema\": " + string(marshal("", Schema)) + ",\n  \"files\": [\n    "
	}
	c.write(between)
	c.write(string(marshal("    ", f)))
	c.summary.add(f)
}

// Close writes what stands behind the files and returns the first error of writing.
func (c *CheckWriter) Close() error {
	if c.summary.Files == 0 {
		return Write(c.to, NewCheck(nil))
	}
	c.write("\n  ],\n  \"summary\": " + string(marshal("  ", c.summary)) + "\n}\n")
	return c.err
}

func (c *CheckWriter) write(text string) {
	if c.err == nil {
		_, c.err = io.WriteString(c.to, text)
	}
}

// marshal returns a value as Write writes it, its further lines behind a prefix. The types of this package cannot fail.
func marshal(prefix string, v any) []byte {
	data, err := encode(prefix, v)
	if err != nil {
		panic(err)
	}
	return data
}
