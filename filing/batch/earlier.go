package batch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"

	"nianbao/filing/file"
)

// An Earlier is what an earlier run wrote, a JSON object a line. Of the lines only the places are held: those of a
// hundred thousand files are more than memory should hold.
type Earlier struct {
	from  *os.File
	lines map[string]place  // by the file that they are of; of two the later
	wrote map[string]string // the hash of each output that they tell of
}

type place struct {
	at         int64
	length     int
	sum, basis string
}

// A head is what a line says of what it was made from, and of what that became.
type head struct {
	File      string `json:"file"`
	Sum       string `json:"sha256"`
	Basis     string `json:"basis"`
	Output    string `json:"output"`
	OutputSum string `json:"output_sha256"`
}

// maxLine bounds a line in bytes.
const maxLine = 64 << 20

// ReadEarlier reads an earlier run's lines. One that is cut, the last of a run that was killed, is passed over: its
// file is treated again. The error is an *file.Error.
func ReadEarlier(path string) (*Earlier, error) {
	const what, advice = "上次的结果", "请给出上次用 --json-lines 写下的文件。"
	from, err := file.Open(path, what, advice)
	if err != nil {
		return nil, err
	}
	e := &Earlier{from: from, lines: map[string]place{}, wrote: map[string]string{}}
	lines := bufio.NewReaderSize(from, 1<<20)
	for at, any := int64(0), false; ; {
		line, err := lines.ReadBytes('\n')
		var h head
		if len(line) <= maxLine && json.Unmarshal(line, &h) == nil && h.File+h.Output != "" {
			any = true
			if h.Output != "" {
				e.wrote[h.Output] = h.OutputSum
			}
			if h.Sum != "" && h.Basis != "" {
				e.lines[h.File] = place{at, len(line), h.Sum, h.Basis}
			} else {
				delete(e.lines, h.File)
			}
		}
		if at += int64(len(line)); errors.Is(err, io.EOF) {
			if at > 0 && !any && !isCut(line, at) {
				from.Close()
				return nil, &file.Error{Path: path, Reason: what + "里没有一行认得出", Advice: advice}
			}
			return e, nil
		}
		if err != nil {
			from.Close()
			return nil, &file.Error{Path: path, Reason: what + "读不出来", Advice: advice, Err: err}
		}
	}
}

// isCut reports whether a file that ends behind so many bytes, with a line that is no object, is one object without its
// end: the run was killed as it wrote the first.
func isCut(line []byte, end int64) bool {
	return int64(len(line)) == end && bytes.HasPrefix(line, []byte("{")) &&
		errors.Is(json.NewDecoder(bytes.NewReader(line)).Decode(new(map[string]any)), io.ErrUnexpectedEOF)
}

// Line returns the line of a file, nil where there is none or it was made of anything else: sum is the hash of what is
// in the file, basis that of all else on which its result depends. A nil Earlier has no lines. It may be asked from
// several goroutines.
func (e *Earlier) Line(path, sum, basis string) []byte {
	if e == nil || sum == "" {
		return nil
	}
	p, known := e.lines[path]
	if !known || p.sum != sum || p.basis != basis {
		return nil
	}
	line := make([]byte, p.length)
	if _, err := e.from.ReadAt(line, p.at); err != nil {
		return nil
	}
	return bytes.TrimSpace(line)
}

// IsEmpty reports whether an earlier run has written nothing.
func (e *Earlier) IsEmpty() bool { return len(e.lines)+len(e.wrote) == 0 }

// Stands reports whether an earlier run has written an output and it is still as it was then.
func (e *Earlier) Stands(output string) bool {
	if e == nil {
		return false
	}
	return IsStill(output, e.wrote[output])
}

// Close closes the file of the lines.
func (e *Earlier) Close() {
	if e != nil {
		e.from.Close()
	}
}
