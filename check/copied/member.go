package copied

import (
	"cmp"
	"fmt"

	"nianbao/check/rule"
)

func etc(count int) string {
	if count > 1 {
		return "等"
	}
	return ""
}

// words names a member: 甲县教育局（a.xlsx 文字!B2）.
func (m *Member) words() string {
	place := ""
	if m.Place != "" {
		place = " " + m.Place
	}
	if m.Agency == "" {
		return m.File + place
	}
	return m.Agency + "（" + m.File + place + "）"
}

func names(members []Member) string {
	var list []string
	for _, m := range members {
		list = append(list, m.Name())
	}
	if len(list) > rule.MaxListed {
		return rule.List(list, "个") + "，"
	}
	return rule.List(list, "个")
}

// shares says how much of their texts members have from others: 45%—90%.
func shares(members []Member) string {
	least, most := members[0].Share, members[0].Share
	for _, m := range members {
		least, most = min(least, m.Share), max(most, m.Share)
	}
	if least == most {
		return fmt.Sprintf("%d%%", least)
	}
	return fmt.Sprintf("%d%%—%d%%", least, most)
}

// Name returns what a member is called: its agency, or its file.
func (m *Member) Name() string { return cmp.Or(m.Agency, m.File) }

// member returns an office as a member of a finding about those of its sentences that count.
func (m *matcher) member(at int32, weight int, counts func(*posting) bool) Member {
	o := m.run.offices[at]
	share := min(100, weight*100/max(1, m.total(at)))
	text := &o.texts[m.text]
	of := Member{Agency: o.agency, Share: share, files: o.files}
	var why []string
	for _, s := range text.sentences {
		if p := m.run.shared[s.hash]; p != nil && counts(p) {
			if of.hashes == nil {
				x := text.spots[s.at]
				of.File, of.Place = o.files[x.file], x.place
			}
			of.hashes = append(of.hashes, s.hash)
			if reason := o.explained[s.hash]; reason != "" {
				why = append(why, reason)
			}
		}
	}
	if len(why) == len(of.hashes) {
		of.Waived = joined(why)
	}
	return of
}
