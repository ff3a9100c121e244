package form

import (
	"strconv"
	"strings"

	"nianbao/form/folding"
	"nianbao/regex"
)

var (
	yearShape = regex.New(`^(\d{4})(年|年度)?$`)
	digits    = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4",
		"五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
	letterO     = strings.NewReplacer("O", "0", "o", "0", "Ｏ", "0", "ｏ", "0", "О", "0", "о", "0", "Ο", "0", "ο", "0", "◯", "0")
	digitRuns   = regex.New(`[0-9]+`)
	chineseYear = regex.New(`二[0` + Zeros + `][0` + Zeros + `一二三四五六七八九]{2}年`)
	// ofEdition is a year that says which form is used, not which year is reported: 2021版, 2021年9月修订, 2022年起使用, 〔2021〕30号.
	ofEdition = regex.New(`20\d\d ?年?版|20\d\d ?年(?:\d{1,2}月)?(?:新版|新?格式|修订|修[改正][版稿后]|[启试]用|起[^草止至\s）)]|\p{Han}{0,3}印发)|` +
		`20\d\d ?年\d{1,2}月(?:版|修改|起)|[（(]20\d\d ?年修改[^（()）]*[）)]|[〔【\[［(（]20\d\d[〕】\]］)）] ?\d+ ?号`)
	lastYear = regex.New(`上一年|去年|往年|上年(?:[^结]|$)`)
)

// Zeros are what people write for the zero of a year in Chinese numerals, letters that look like it among them: 二O二四年.
const Zeros = "〇○◯零OoＯｏОоΟο"

// ParseYear reads a report year: 2024, 2024年, ２０２４年度, 二〇二四年. It returns 0 for anything else.
func ParseYear(text string) int {
	m := yearShape.FindStringSubmatch(digits.Replace(strings.Join(strings.Fields(HalfWidth(text)), "")))
	if m == nil {
		return 0
	}
	year, _ := strconv.Atoi(m[1])
	return year
}

// LastYear stands for the year of a table that is called last year's.
const LastYear = -1

// YearIn returns the one year that a name states, LastYear for one that is called last year's, 0 for none or several.
func YearIn(name string) int {
	name = PlainYear(name)
	if !strings.ContainsAny(name, "0123456789") {
		return lastYearIn(name)
	}
	name = ofEdition.ReplaceAllString(name, "")
	year := 0
	for _, run := range digitRuns.FindAllString(name, -1) {
		n, _ := strconv.Atoi(run)
		switch {
		case len(run) != len("2024") || n < 2000 || n > 2099:
		case year != 0 && year != n:
			return 0
		default:
			year = n
		}
	}
	if year != 0 {
		return year
	}
	return lastYearIn(name)
}

func lastYearIn(name string) int {
	if strings.Contains(name, "年") && lastYear.MatchString(name) {
		return LastYear
	}
	return 0
}

// IsDate reports whether a line is nothing but a date, as it closes a document.
func IsDate(line string) bool {
	return dateLine.MatchString(strings.Join(strings.Fields(ASCIIDigits(line)), ""))
}

var dateLine = regex.New(`^[0-9` + Zeros + `一二三四五六七八九十]+年` +
	`[0-9一二三四五六七八九十]+月[0-9一二三四五六七八九十]+日$`)

// IsPaperMonth reports whether a line is nothing but a month in which reports are written: （2025年1月）. One late in the
// year may be how far figures go.
func IsPaperMonth(line string) bool { return paperMonth.MatchString(Squeeze(PlainYear(line))) }

// HasPaperMonth reports whether a name has such a month, or a day in it: 依申请公开2025年1月. From one month to another (2024年1-12月)
// is what figures are of.
func HasPaperMonth(name string) bool { return inPaperMonth.MatchString(Squeeze(PlainYear(name))) }

var inPaperMonth = regex.New(`20\d\d(?:年(?:0?[1-6]|[一二三四五六元])月(?:\d{1,2}日?)?|\.0?[1-6](?:\.\d{1,2})?|-0?[1-6](?:-\d{1,2})?|/0?[1-6](?:/\d{1,2})?)` +
	`(?:[^\d\-—–~～至到日./]|$)`)

var paperMonth = regex.New(`^[（(【\[]?20\d\d(?:年|[./-])(?:0?[1-6]|[一二三四五六元])月?[）)】\]]?$`)

// ASCIIDigits makes full-width digits plain and leaves all else as the agency writes it.
func ASCIIDigits(text string) string { return folding.Digits(text) }

// PlainYear makes full-width digits and years in Chinese numerals plain: ２０２４年, 二〇二四年.
func PlainYear(text string) string {
	text = ASCIIDigits(text)
	if !strings.Contains(text, "二") { // as nearly none does
		return text
	}
	return chineseYear.ReplaceAllStringFunc(text, func(year string) string { return digits.Replace(letterO.Replace(year)) })
}

// YearWord returns a table's year as a message has it, empty for none.
func YearWord(year int) string {
	switch {
	case year > 0:
		return strconv.Itoa(year)
	case year == LastYear:
		return "上年"
	}
	return ""
}
