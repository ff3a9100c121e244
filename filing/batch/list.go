package batch

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/charset"
	"nianbao/filing/file"
)

// maxList bounds a list of names in bytes: a million of them.
const maxList = 256 << 20

// ReadList returns the names that a list has, one a line, or each before a zero byte, as find -print0 writes them. It
// is in UTF-8, in UTF-16 with a mark, as PowerShell and Notepad write it, or in GBK as prompts of Windows do. Each is a name, never a pattern. The error is an *file.Error
// that says what the list is called.
func ReadList(from io.Reader, called string) ([]string, error) {
	data, err := io.ReadAll(io.LimitReader(from, maxList+1))
	switch {
	case err != nil:
		return nil, &file.Error{Path: called, Reason: "文件名的清单读不出来", Err: err}
	case len(data) > maxList:
		return nil, &file.Error{Path: called, Reason: "文件名的清单太长", Advice: "请分成几份。"}
	}
	data, err = plain(data)
	if err != nil {
		return nil, &file.Error{Path: called, Reason: "文件名的清单不是文本", Advice: "请一行写一个文件名。", Err: err}
	}
	end := "\n"
	if bytes.IndexByte(data, 0) >= 0 {
		end = "\x00"
	}
	var names []string
	for name := range strings.SplitSeq(string(data), end) {
		if end == "\n" {
			name = unquoted(strings.TrimSuffix(name, "\r"))
		}
		if strings.TrimSpace(name) != "" {
			names = append(names, name)
		}
	}
	return names, nil
}

// plain returns a list in UTF-8. The error is of a list that is no text.
func plain(data []byte) (text []byte, err error) {
	order, rest := charset.Marked(data)
	switch unmarked := bytes.TrimPrefix(data, []byte("\uFEFF")); {
	case order != nil && len(rest)%2 == 0:
		text = []byte(charset.UTF16(rest, order))
	case order == nil && utf8.Valid(unmarked):
		return unmarked, nil
	case order == nil:
		text, err = simplifiedchinese.GB18030.NewDecoder().Bytes(unmarked)
	}
	if err == nil && (text == nil || bytes.ContainsRune(text, utf8.RuneError)) {
		err = errors.New("a list in no encoding that is known")
	}
	return text, err
}

// unquoted returns a name without the quotation marks with which Windows copies a path.
func unquoted(name string) string {
	if inner := strings.TrimSpace(name); len(inner) > 2 && inner[0] == '"' && inner[len(inner)-1] == '"' {
		return inner[1 : len(inner)-1]
	}
	return name
}
