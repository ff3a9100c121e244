package terminal

import (
	"strings"

	"nianbao/filing"
)

// Placed tells what filling a document by its labels replaced and what is to be looked at.
func (t *Terminal) Placed(done *filing.Converted) {
	if done.Placed == nil {
		return
	}
	blanks := 0
	for _, c := range done.Placed.Changes {
		if c.Before == "" {
			blanks++
			continue
		}
		t.Say("  %s  %s：%s → %s", Visible(c.Place.String()), Visible(c.What), Visible(brief(c.Before)),
			Visible(brief(c.After)))
	}
	if blanks > 0 {
		t.Say("  另填了 %d 处空白。", blanks)
	}
	for _, r := range done.Placed.Remarks {
		t.Say("  %s  %s。请看一下。", Visible(r.Place.String()), Visible(r.Text))
	}
}

// maxBrief is how many characters of a text a line shows.
const maxBrief = 30

func brief(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > maxBrief {
		return string(r[:maxBrief]) + "…"
	}
	if text == "" {
		return "空白"
	}
	return text
}

// Stale says that there is an earlier report, which somebody might send.
func (t *Terminal) Stale(s filing.Stale) {
	switch {
	case s.Path == "":
	case s.Same:
		t.Say("原来的 %s 还在，数和文字同这次的一样，也有这些错误。", Visible(s.Path))
	default:
		t.Say("原来的 %s 还在，是改以前的数。", Visible(s.Path))
	}
}
