// Package signing reads the lines that close a report: the name of the agency that signs it, and the date beside it.
package signing

import (
	"strings"
	"unicode/utf8"

	"nianbao/form"
	"nianbao/regex"
)

// Name reads a line that is nothing but the name of an agency, as it signs a report.
func Name(line string) (name string, ok bool) {
	name = signerLabel.ReplaceAllString(strings.Join(strings.Fields(form.WithoutSeal(line)), ""), "")
	n := utf8.RuneCountInString(name)
	numbering, _, _, _ := form.Numbered(name)
	return name, n >= 3 && n <= longestSigner && signerShape.MatchString(name) && !noSigner.MatchString(name) &&
		numbering == form.Unnumbered
}

// By returns the agency whose name a line is, empty for none. The report's own is one whatever its name.
func By(r *form.Report, line string) string {
	name, ok := Name(line)
	if ok || name != "" && name == strings.Join(strings.Fields(r.Agency), "") {
		return name
	}
	return ""
}

// longestSigner is how many characters the name of an agency has at most.
const longestSigner = 40

var (
	signerShape = regex.New(`^[^。，；：、！？《》“”〔〕\[\]{}:;,!?\d（(][^。，；：、！？《》“”〔〕\[\]{}:;,!?\d]*` +
		`(?:局|委员会|委|办公室|办|厅|政府|府|院|部|署|中心|街道|办事处|处|镇|乡|公司|总社|社|大队|支队|总队|队|站|所|馆|` +
		`银行|分行|支行|台|委会|工会|协会|学会|联合会|商会|基金会|红十字会|省|市|区|县|旗|盟|州)$`)
	// signerLabel stands before it: 报告单位：
	signerLabel = regex.New(`^[^，。；：、:]{0,4}(?:单位|机关|部门)[：:]`)
	noSigner    = regex.New(`^(?:无|没有|本|我|各|抄|联系|附|主送|报送|见|由|经|已|向|在|对)`)
)

// markedBlank is what stands in a date for what is to be filled in: 2025年×月  日.
const markedBlank = `[\d` + form.Zeros + `一二三四五六七八九十XxＸｘ×*＊_＿□]`

var (
	closingDate = regex.New(`^(.*?)[（(]?(` + markedBlank + `{0,4}年` + markedBlank + `{0,3}月` + markedBlank +
		`{0,3}日?)[）)]?$`)
	shortDate = regex.New(`^[\d` + form.Zeros + `一二三四五六七八九]{4}[年./-]\S{0,12}$`)
)

// Closing reads a line that closes a report: a date, finished or not (2025年1月  日), alone or behind the name
// of an agency, in brackets or without. ok is false for any other line.
func Closing(line string) (signer, date string, ok bool) {
	if !strings.Contains(line, "月") { // as most
		return "", "", false
	}
	squeezed := form.ASCIIDigits(form.Squeeze(form.WithoutSeal(line)))
	m := closingDate.FindStringSubmatch(squeezed)
	if m == nil {
		return "", "", false
	}
	if m[1] == "" {
		return "", strings.Trim(strings.TrimSpace(form.WithoutSeal(line)), "（）() \u3000"), true
	}
	name := strings.TrimLeft(m[1], "（(")
	if name != m[1] {
		name = strings.TrimRight(name, "）)")
	}
	signer, ok = Name(name)
	return signer, m[2], ok && (name == m[1] || strings.HasSuffix(m[2], "日")) // （省政府办公厅2025年1月） says where something is from
}

// Line reads a line that closes a report as [Closing] does. A list of what was held and when reads like
// signatures: who signs beside a date is no agency where the line above or below is another such, or where the date is
// not after the report's year, the name is none of its own and nobody asks for a seal.
func Line(r *form.Report, lines []form.Line, i int) (signer, date string, ok bool) {
	signer, date, ok = Closing(lines[i].Text)
	if !ok || signer == "" || r.Agency == "" || form.AgenciesAlike(r.Agency, signer) {
		return signer, date, ok
	}
	for _, near := range []int{i - 1, i + 1} {
		if near < 0 || near >= len(lines) {
			continue
		}
		if other, _, also := Closing(lines[near].Text); also && other != "" {
			return "", "", false
		}
	}
	if year := form.YearIn(date); year != 0 && year <= r.Year && form.WithoutSeal(lines[i].Text) == lines[i].Text {
		return "", "", false
	}
	return signer, date, true
}

// EndsText reports whether a line may be the last of a text, above a signature: a sentence, or 无.
func EndsText(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasSuffix(line, "。") || strings.HasPrefix(line, "无")
}

// IsShortDate reports whether a line below a signature stands for a date and is none: 2025年, 2025.1.
func IsShortDate(line string) bool {
	return shortDate.MatchString(strings.Join(strings.Fields(line), ""))
}
