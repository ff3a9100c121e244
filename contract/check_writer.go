package contract

import "io"

// A CheckWriter writes a Check file by file, the same bytes that Write gives for the whole: nobody has to hold what
// came of a thousand files.
type CheckWriter struct {
	to      io.Writer
	summary Summary
	err     error

	among  []Among
	roster *Roster
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

// Together takes what is told of the files together: it stands behind them.
func (c *CheckWriter) Together(among []Among, r *Roster) {
	c.among, c.roster = among, r
	for i := range among {
		if among[i].Waived != "" {
			c.summary.Waived++
			continue
		}
		c.summary.count(among[i].Severity)
	}
}

// Close writes what stands behind the files and returns the first error of writing.
func (c *CheckWriter) Close() error {
	if c.summary.Files == 0 {
		check := NewCheck(nil)
		check.Among, check.Roster, check.Summary = c.among, c.roster, c.summary
		return Write(c.to, check)
	}
	c.write("\n  ]")
	if len(c.among) > 0 {
		c.write(",\n  \"among\": " + string(marshal("  ", c.among)))
	}
	if c.roster != nil {
		c.write(",\n  \"roster\": " + string(marshal("  ", c.roster)))
	}
	c.write(",\n  \"summary\": " + string(marshal("  ", c.summary)) + "\n}\n")
	return c.err
}

func (c *CheckWriter) write(text string) {
	if c.err == nil {
		_, c.err = io.WriteString(c.to, text)
	}
}

// marshal returns a value as Write writes it, its further lines behind a prefix. The types of this package cannot fail.
func marshal(prefix string, v any) []byte {
	data, err := encode(prefix, "  ", v)
	if err != nil {
		panic(err)
	}
	return data
}
