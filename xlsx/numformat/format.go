// Package numformat reads the codes by which workbooks format numbers, and says what is seen of a number in one.
package numformat

import (
	"strings"
	"unicode/utf8"

	"nianbao/grid"
)

// A Format is what a format code makes of numbers and texts.
type Format struct {
	code                 string
	date, clock, seconds bool // it shows a date, the time of day, and that to the second
	elapsed              bool // it shows hours or minutes beyond a day: [h]:mm
	numbers              []formatSection
	text                 *formatSection // nil where texts stand as they are
	showsWhole           bool           // whole numbers that are not negative are seen as they are
	money                grid.Money     // the unit that is written behind a number
}

// A formatSection is the part of a code that holds for positive or negative numbers, for zero, or for texts.
type formatSection struct {
	unsupported    bool   // it has something that is not understood here: a second point
	chinese        bool   // its digits are Chinese ones; what they say is understood, how they look is not
	condition      string // for which numbers it holds: >=1000; empty where its place says it
	general        bool
	verbatim       bool // @: the value stands as it is
	prefix, suffix string
	digits         bool
	whole          int // the fewest digits before the point
	least, most    int // the fewest and most digits behind the point
	grouped        bool
	shift          int    // how many places the point moves right: 2 for a percentage
	within         []slot // all of the section, where something stands between the digits: 000-0000
	drawn          int    // how many digits stand behind a point that is but drawn: 0!.0,"万元" shows 10,000 as 1.0万元
	places         int    // all digits before the point
	power          *power
	ratio          *ratio
}

// A slot is a digit of a section, or what is written as it is.
type slot struct {
	literal string
	zero    bool // a digit that is a zero where there is none
}

// IsDate says whether numbers of this format are dates or times.
func (f *Format) IsDate() bool { return f.date || f.clock }

// HidesText says whether texts of this format are not seen.
func (f *Format) HidesText() bool { return f.text != nil && f.text.blank() }

// blank says whether the section shows nothing, whatever the value.
func (s *formatSection) blank() bool {
	return !s.unsupported && !s.chinese && !s.general && !s.verbatim && !s.digits && strings.TrimSpace(s.prefix) == ""
}

// A formatParser reads a format code. It is lenient: a code that Excel would refuse reads as something unsupported.
type formatParser struct {
	format  Format
	section formatSection
	after   bool // the number is over; what follows is its suffix
	point   bool
	commas  int // those that have not turned out to separate digits
	slots   []slot
	between bool // something stands between the digits
	months  bool
	count   int // the sections that are over
}

// Parse reads a format code. It is lenient: what is not understood is said of the section in which it stands.
func Parse(code string) *Format {
	var p formatParser
	p.format.code = code
	for code != "" {
		code = code[p.step(code):]
	}
	p.endSection(true)
	f := &p.format
	f.date = f.date || p.months && !f.clock // m is minutes beside h or s, else months
	if len(f.numbers) > 0 {
		f.money = f.numbers[0].money()
	}
	f.showsWhole = len(f.numbers) > 0 && len(f.numbers) < 3 && f.numbers[0].digits && f.numbers[0].shift == 0 &&
		f.numbers[0].drawn == 0 && f.numbers[0].power == nil && f.numbers[0].ratio == nil && f.numbers[0].condition == "" && f.numbers[0].within == nil && !f.numbers[0].multiplies() &&
		!startsNegative(f.numbers[0].prefix)
	return f
}

// money returns the unit of money in which numbers of the section are stored: 元 where it draws the point four places
// to the left and 万元 behind it.
func (s *formatSection) money() grid.Money {
	shown := moneyIn(s.suffix)
	switch scale := s.drawn - s.shift; {
	case s.drawn > 0 && (shown == grid.TenThousandYuan && scale == 4 || shown == grid.HundredMillionYuan && scale == 8):
		return grid.Yuan
	}
	return shown
}

// moneyIn returns the unit of money that a suffix is.
func moneyIn(suffix string) grid.Money {
	for _, unit := range []grid.Money{grid.Yuan, grid.TenThousandYuan, grid.HundredMillionYuan} {
		if strings.Trim(suffix, " （()）") == unit.String() {
			return unit
		}
	}
	return grid.NoMoney
}

// step reads what stands at the start of the code and returns its length.
func (p *formatParser) step(code string) int {
	first, size := utf8.DecodeRuneInString(code)
	_, next := utf8.DecodeRuneInString(code[size:])
	switch first {
	case '"':
		quoted, _, _ := strings.Cut(code[1:], `"`)
		p.literal(quoted)
		return min(len(quoted)+2, len(code))
	case '[':
		body, _, _ := strings.Cut(code[1:], "]")
		p.bracket(body)
		return min(len(body)+2, len(code))
	case '\\', '!':
		p.literal(code[size : size+next])
		return size + next
	case '_':
		p.literal(" ")
		return size + next
	case '*':
		return size + next
	case ';':
		p.endSection(false)
	case '0', '#', '?':
		p.digit(first == '0')
	case '1', '2', '3', '4', '5', '6', '7', '8', '9':
		if r := p.section.ratio; r != nil {
			r.of = min(r.of*10+int(first-'0'), maxOf)
		} else {
			p.literal(code[:size])
		}
	case '.':
		p.section.unsupported = p.section.unsupported || p.point || p.after
		p.point = true
	case ',':
		if !p.section.digits || p.after {
			p.literal(",")
		} else {
			p.commas++
		}
	case '%':
		p.section.shift += 2
		p.literal("%")
	case '/':
		if s := &p.section; s.digits && s.ratio == nil && s.power == nil {
			s.ratio = &ratio{mixed: p.between}
		} else {
			s.unsupported = s.unsupported || s.digits
			p.literal("/")
		}
	case '@':
		p.section.verbatim = true
	default:
		return p.letter(code, size)
	}
	return size
}

// letter reads a letter that stands for something, or else any character as it is.
func (p *formatParser) letter(code string, size int) int {
	for _, word := range []string{"general", "g/通用格式"} {
		if hasPrefixFold(code, word) {
			p.section.general = true
			p.after = true
			return len(word)
		}
	}
	for _, word := range []string{"am/pm", "a/p", "上午/下午"} {
		if hasPrefixFold(code, word) {
			return len(word)
		}
	}
	switch code[0] | 0x20 {
	case 'y', 'd':
		p.format.date = true
	case 'm':
		p.months = true
	case 'h':
		p.format.clock = true
	case 's':
		p.format.clock, p.format.seconds = true, true
	case 'a':
		if hasPrefixFold(code, "aaa") {
			p.format.date = true // the day of the week
			return len("aaa")
		}
		p.literal(code[:size])
	case 'e':
		if s := &p.section; s.digits && !p.after && s.power == nil && len(code) > 1 && (code[1] == '+' || code[1] == '-') {
			s.power = &power{signed: code[1] == '+'}
			return 2
		}
		p.section.unsupported = p.section.unsupported || p.section.digits
		p.literal(code[:size])
	default:
		p.literal(code[:size])
	}
	return size
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

func (p *formatParser) literal(s string) {
	if s == "" {
		return
	}
	p.slot(slot{literal: s})
	if p.section.digits || p.section.general {
		p.after = true
		p.section.suffix += s
		return
	}
	p.section.prefix += s
}

// maxSlots is more than the 255 characters of a code that Excel takes.
const maxSlots = 300

func (p *formatParser) slot(s slot) {
	if len(p.slots) < maxSlots {
		p.slots = append(p.slots, s)
	}
}

func (p *formatParser) digit(zero bool) {
	s := &p.section
	switch {
	case s.power != nil:
		s.power.digits++
		return
	case s.ratio != nil && s.ratio.of > 0: // # ?/10
		s.ratio.of = min(s.ratio.of*10, maxOf)
		return
	case s.ratio != nil:
		s.ratio.digits++
		return
	}
	p.slot(slot{zero: zero})
	switch {
	case p.after && s.suffix == "." && s.digits && s.drawn == 0 && !p.point:
		s.suffix, p.after, s.drawn = "", false, 1
	case p.after:
		p.between = true // as in a telephone number: 000-0000
	case s.drawn > 0:
		s.drawn++
	}
	s.digits = true
	if p.point {
		s.most++
		if zero {
			s.least = s.most
		}
		return
	}
	s.grouped = s.grouped || p.commas > 0
	p.commas = 0
	s.places++
	if zero || s.whole > 0 {
		s.whole++
	}
}

// bracket reads what stands in brackets: elapsed time, a currency, a condition, Chinese digits; a colour or a language
// says nothing.
func (p *formatParser) bracket(body string) {
	lower := strings.ToLower(body)
	switch {
	case lower != "" && (strings.Trim(lower, "h") == "" || strings.Trim(lower, "m") == "" || strings.Trim(lower, "s") == ""):
		p.format.clock, p.format.elapsed = true, true
		p.format.seconds = p.format.seconds || lower[0] == 's'
	case strings.HasPrefix(body, "$"):
		symbol, _, _ := strings.Cut(body[1:], "-")
		p.literal(symbol)
	case body != "" && strings.IndexByte("<>=", body[0]) >= 0:
		p.section.condition = body
	case strings.HasPrefix(lower, "dbnum"):
		p.section.chinese = true
	}
}

// The most digits and shifts that a section of a serious format has.
const maxPlaces = 30

func (p *formatParser) endSection(last bool) {
	s := p.section
	s.shift -= 3 * p.commas
	switch {
	case s.ratio != nil:
		s.unsupported = s.unsupported || p.point || p.commas > 0 || s.grouped || s.shift != 0 || s.general || s.chinese ||
			s.ratio.digits == 0 && s.ratio.of == 0 || s.ratio.digits > maxOfDigits
	case p.between:
		s.within = p.slots
		s.unsupported = s.unsupported || len(p.slots) == maxSlots || p.point || p.commas > 0 || s.grouped || s.shift != 0 || s.general
	}
	if s.power != nil {
		s.unsupported = s.unsupported || s.places == 0 || s.shift != 0 || s.drawn > 0 || p.between || s.chinese || s.power.digits == 0
	}
	s.unsupported = s.unsupported || s.drawn > 0 && s.most > 0 || s.whole > maxPlaces || s.most > maxPlaces || s.shift > maxPlaces || s.shift < -maxPlaces
	switch {
	case p.count == 3 || last && s.verbatim:
		p.format.text = &s
	case p.count < 3:
		p.format.numbers = append(p.format.numbers, s)
	}
	p.count++
	p.section, p.after, p.point, p.commas = formatSection{}, false, false, 0
	p.slots, p.between = nil, false
}

// Money returns the unit of money that is written behind a number.
func (f *Format) Money() grid.Money { return f.money }
