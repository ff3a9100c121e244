package merge

import (
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/form/parts"
	"nianbao/near"
)

// relate takes down what people say of pairs of files, written FILE=FILE. The error is an *file.Error.
func (s *sum) relate(pairs []string, same bool) error {
	option := "--different"
	if same {
		option = "--same"
	}
	for _, pair := range pairs {
		left, right := s.pair(pair)
		for _, side := range [][]*parts.Part{left, right} {
			if len(side) > 1 {
				return &file.Error{Reason: option + " 后面的“" + pair + "”分不清是哪个文件：" + s.calls(side),
					Advice: "请照列出的文件名写，如 " + option + " \"" + s.named(side[0]) + "=…\"。"}
			}
		}
		switch {
		case len(left) == 0:
			return &file.Error{Reason: option + " 后面的“" + pair + "”不是这次汇总的两个文件" + s.unknown(pair),
				Advice: "请照列出的文件名写成 " + option + " \"文件1=文件2\"。"}
		case left[0].Own || right[0].Own || left[0] == right[0]:
			return &file.Error{Reason: option + " 后面的“" + pair + "”不对",
				Advice: "请写下级的两个不同的文件；本级的数只有一份。"}
		case left[0].Says(right[0], !same):
			return &file.Error{Reason: "“" + pair + "”的两个文件，既写明是同一机关，又写明不是同一机关",
				Advice: "请在 --same、--different 里只写一个；以前汇总时写错了的，请用各机关的文件重新汇总。"}
		}
		left[0].Relate(right[0], same)
	}
	return nil
}

// tellListed tells of the files that people say are one agency's although a list has them as two.
func (s *sum) tellListed() {
	some := slices.DeleteFunc(slices.Clone(s.parts), func(p *parts.Part) bool { return len(p.Relations) == 0 })
	for i, p := range some {
		for _, q := range some[:i] {
			a, b := s.lines[form.AgencyKey(p.Agency)], s.lines[form.AgencyKey(q.Agency)]
			if p.Says(q, true) && a != b && a > 0 && b > 0 {
				s.alike = append(s.alike, fmt.Sprintf("写明是同一机关的两个，名单上分在第 %d 行和第 %d 行，请看是不是写错了：%s",
					min(a, b), max(a, b), s.calls([]*parts.Part{q, p})))
			}
		}
	}
}

// pair returns the parts of two files with = between them, which may stand in a file's name as well; none unless there
// are such files on both sides.
func (s *sum) pair(words string) (left, right []*parts.Part) {
	for before, after := range sides(words) {
		if left, right = s.ofFile(before), s.ofFile(after); len(left) > 0 && len(right) > 0 {
			return left, right
		}
	}
	return nil, nil
}

// sides yields what stands before and behind each = of some words, the full-width one included.
func sides(words string) iter.Seq2[string, string] {
	words = strings.Trim(words, `'"‘’“”`) // which some prompts leave as they are
	return func(yield func(string, string) bool) {
		for at, r := range words {
			if (r == '=' || r == '＝') && !yield(words[:at], words[at+utf8.RuneLen(r):]) {
				return
			}
		}
	}
}

// unknown says of words that name no two files which of the names is none: ：没有“乙.xlsx”（有“乙局.xlsx”）.
func (s *sum) unknown(words string) string {
	var wrong []string
	for left, right := range sides(words) {
		switch known, other := len(s.ofFile(left)) > 0, len(s.ofFile(right)) > 0; {
		case known:
			wrong = []string{right}
		case other:
			wrong = []string{left}
		case len(wrong) == 0:
			wrong = []string{left, right}
		}
	}
	var names []string
	for _, p := range s.parts {
		if !p.Out {
			names = append(names, p.File)
		}
	}
	for i, name := range wrong {
		wrong[i] = "“" + name + "”"
		if meant := near.Nearest(name, names); meant != "" && meant != name {
			wrong[i] += "（有“" + meant + "”）"
		}
	}
	if len(wrong) == 0 {
		return ""
	}
	return "：没有" + strings.Join(wrong, "、")
}

// ofFile returns the parts that are named so, or else those that were read from a file, or stand in superiors' workbooks
// under its name.
func (s *sum) ofFile(name string) (list []*parts.Part) {
	name = filepath.ToSlash(filepath.Clean(strings.TrimSpace(name)))
	for _, called := range []func(*parts.Part) string{s.named, func(p *parts.Part) string { return p.File }} {
		for _, p := range s.parts {
			if !p.Out && filepath.ToSlash(filepath.Clean(called(p))) == name {
				list = append(list, p)
			}
		}
		if len(list) > 0 {
			break
		}
	}
	return list
}

// within tells of the parts of sums that were given with which something is wrong: no file of theirs is read that would
// say it.
func (s *sum) within() []string {
	var list []string
	for _, of := range s.sources {
		if !of.merged {
			continue
		}
		for _, p := range slices.Concat(of.out, of.parts) {
			if p.Wrong != "" {
				who := filepath.ToSlash(of.item.Path) + " 里的 " + p.File
				if p.Agency != "" {
					who = p.Agency + "（" + who + "）"
				}
				list = append(list, who+"："+strings.TrimSuffix(p.Wrong, "。"))
			}
		}
	}
	if n := len(list); n > maxLines {
		list = append(list[:maxLines], fmt.Sprintf("等，共 %d 个", n))
	}
	return list
}
