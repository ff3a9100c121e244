package terminal

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/filing"
)

// Findings prints the findings of one file, one a line. Those that another explains are counted behind it; all prints
// each below it.
func Findings(w io.Writer, color bool, list []check.Finding, all bool) {
	folded := map[int][]*check.Finding{}
	for i := range list {
		if f := &list[i]; f.Follows != nil {
			folded[*f.Follows] = append(folded[*f.Follows], f)
		}
	}
	for i := range list {
		f := &list[i]
		if f.Follows != nil {
			continue
		}
		more := ""
		if !all {
			more = fold(f, folded[i])
		}
		fmt.Fprintf(w, "  %s%s\n", Finding(color, f), more)
		for _, follower := range folded[i] {
			if all {
				fmt.Fprintf(w, "    由此：%s\n", Finding(color, follower))
			}
		}
	}
}

// Finding returns a finding as one line says it.
func Finding(color bool, f *check.Finding) string {
	place := ""
	if p := f.Place.String(); p != "" {
		place = " " + Paint(color, Bold, Visible(p))
	}
	if f.Waived != "" {
		return fmt.Sprintf("已说明 %s%s  %s——%s", f.Rule.ID, place, Visible(f.Message), Visible(f.Waived))
	}
	return fmt.Sprintf("%s %s%s  %s", Severity(color, f.Rule.Severity), f.Rule.ID, place, Visible(f.Message))
}

// maxFolded is how many places of findings that follow from another are named.
const maxFolded = 6

// fold counts the findings that follow from another: 由此还有 4 处：R01 D6、R01 J6、R03 J8、R02 D29。
func fold(head *check.Finding, followers []*check.Finding) string {
	if len(followers) == 0 {
		return ""
	}
	var names []string
	etc := "。"
	for _, f := range followers {
		place := f.Place.Within()
		if f.Place.Sheet != head.Place.Sheet {
			place = f.Place.String()
		}
		name := strings.TrimSpace(f.Rule.ID + " " + place)
		switch {
		case slices.Contains(names, name): // seventeen quotations in one text
		case len(names) < maxFolded:
			names = append(names, name)
		default:
			etc = " 等。"
		}
	}
	return fmt.Sprintf("由此还有 %d 处：%s%s", len(followers), Visible(strings.Join(names, "、")), etc)
}

// Severity returns a severity in Chinese, painted where there are colours.
func Severity(color bool, s check.Severity) string {
	return Paint(color, [...]string{Red, Yellow, Cyan}[s], s.Chinese())
}

// Title names a filing: 示例市司法局 2024年 2021版.
func Title(f *filing.Filing) string {
	return named(f.Report.Agency, f.Report.Year, f.Report.Form.Edition)
}

func named(agency string, year int, edition string) string {
	if agency == "" {
		agency = "（没有机关名称）"
	}
	of := "（没有年度）"
	if year != 0 {
		of = fmt.Sprintf("%d年", year)
	}
	return Visible(agency + " " + of + " " + edition + "版")
}
