package merge

import (
	"path/filepath"
	"strings"

	"nianbao/filing/file"
	"nianbao/form/parts"
)

// relate takes down what people say of pairs of files, written FILE=FILE. The error is an *file.Error.
func (s *sum) relate(pairs []string, same bool) error {
	option := "--different"
	if same {
		option = "--same"
	}
	for _, pair := range pairs {
		p, q := s.pair(pair)
		switch {
		case p == nil || q == nil:
			return &file.Error{Reason: option + " 后面的“" + pair + "”不是这次汇总的两个文件",
				Advice: "请照列出的文件名写成 " + option + " '文件1=文件2'。"}
		case p.Own || q.Own || p == q:
			return &file.Error{Reason: option + " 后面的“" + pair + "”不对",
				Advice: "请写下级的两个不同的文件；本级的数只有一份。"}
		}
		p.Relate(q, same)
	}
	return nil
}

// pair returns the parts of two files with = between them, which may stand in a file's name as well.
func (s *sum) pair(words string) (p, q *parts.Part) {
	for at, r := range words {
		if r != '=' {
			continue
		}
		if p, q = s.ofFile(words[:at]), s.ofFile(words[at+1:]); p != nil && q != nil {
			return p, q
		}
	}
	return nil, nil
}

// ofFile returns the part that was read from a file, or that stands in a superior's workbook under its name.
func (s *sum) ofFile(name string) *parts.Part {
	name = filepath.ToSlash(filepath.Clean(strings.TrimSpace(name)))
	for _, p := range s.parts {
		if !p.Out && filepath.ToSlash(filepath.Clean(p.File)) == name {
			return p
		}
	}
	return nil
}
