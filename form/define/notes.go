package define

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/form"
)

// What a list of words may come to: every line of a filing is held against it.
const (
	maxWords = 200
	maxWord  = 60 // bytes
)

// words checks a list of words by which lines are known.
func (b *builder) words(at string, list []string) []string {
	if len(list) > maxWords {
		b.refuse(at, "超过 %d 个词", maxWords)
		return nil
	}
	for i, w := range list {
		if form.Key(w) == "" || len(w) > maxWord {
			b.refuse(fmt.Sprintf("%s[%d]", at, i), "词“%s”是空的，或者太长", w)
		}
	}
	return list
}

// notes builds the texts that nobody asks for: one before all sections, one beside the tables of each, one at the end.
func (b *builder) notes(list []*specNote, tables map[string]*form.Table) {
	texts, beside := map[string]bool{}, map[*form.Section]bool{}
	for _, s := range b.form.Sections {
		texts[s.Text] = true
	}
	groups := map[string]bool{}
	for i, n := range list {
		at := fmt.Sprintf("$.notes[%d]", i)
		if n == nil {
			b.refuse(at, "这一项是空的")
			continue
		}
		note := &form.Section{Title: n.Title, Text: n.Text, Name: n.Name}
		if t := tables[n.Beside]; t != nil {
			note.Beside = t.Section
		}
		outer := n.Text == form.Intro || n.Text == form.Closing
		switch {
		case !idShape.MatchString(n.Text) || texts[n.Text]:
			b.refuse(at+".text", "文字的 id“%s”重复或含小写字母、数字、下划线以外的字符", n.Text)
		case form.Key(n.Title) == "":
			b.refuse(at, "缺少标题 title")
		case outer && n.Beside != "":
			b.refuse(at+".beside", "%s 不在表的旁边，不用写 beside", n.Text)
		case !outer && (note.Beside == nil || beside[note.Beside]):
			b.refuse(at+".beside", "没有 id 为“%s”的表，或它那一部分已有附注", n.Beside)
		}
		texts[n.Text], beside[note.Beside] = true, true
		b.noteName(at+".name", n.Name, groups)
		b.form.Notes = append(b.form.Notes, note)
	}
}

// noteName takes a note's name. Of several with the same word before the dot (附注.主动公开) that is taken once.
func (b *builder) noteName(at, name string, groups map[string]bool) {
	group, inner, dotted := strings.Cut(name, ".")
	if !dotted {
		b.name(at, name)
		return
	}
	if !groups[group] {
		b.name(at, group)
	}
	groups[group] = true
	used := slices.ContainsFunc(b.form.Notes, func(n *form.Section) bool { return n.Name == name })
	if !isName(inner) || used {
		b.refuse(at, "名称“%s”重复，或含文字、数字、下划线以外的字符", name)
	}
}
