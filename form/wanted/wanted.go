// Package wanted is what a form asks of a report's texts themselves, as data: what must not be left in them, what they
// must say, how long they may be, by when the report must be out. It knows words and patterns alone; texts and cells
// are named by their ids. Package define reads it, check/texts holds reports against it.
package wanted

import (
	"regexp/syntax"
	"slices"
	"strings"

	"nianbao/regex"
)

// Texts is what is asked of a report's texts. What is nil or empty is not asked.
type Texts struct {
	Slots          Patterns // finds what a text that was to be filled leaves: XX, 信息  条
	None           []string // words by which a text says that there is nothing to say: 无
	NeverNone      []string // ids of the texts that may not say so
	Overview       *Overview
	Personal       *Personal
	Fee            *Fee
	Contradictions []*Contradiction
	Beyond         []*Beyond
	Deadlines      []*Deadline // the first that an agency fits counts
	Period         *Period
	Notices        *Notices
	Years          *Years
}

// A Pattern is a regular expression of a form.
type Pattern struct{ of *regex.Lazy }

// NewPattern returns the pattern of a regular expression (RE2), nil for an empty one, or an error where it is none.
func NewPattern(source string) (*Pattern, error) {
	if source == "" {
		return nil, nil
	}
	if _, err := syntax.Parse(source, syntax.Perl); err != nil {
		return nil, err
	}
	return Known(source), nil
}

// Known returns the pattern of an expression that is known to be one.
func Known(source string) *Pattern { return &Pattern{regex.Of(source)} }

// Regexp returns the expression; no pattern is one that nothing matches.
func (p *Pattern) Regexp() *regex.Lazy {
	if p == nil {
		return nothing
	}
	return p.of
}

// nothing matches no text.
var nothing = regex.New(`[^\x00-\x{10FFFF}]`)

// Patterns are regular expressions of which any may match: each is sought by itself, most of them not at all.
type Patterns []*Pattern

// AreTooLarge reports whether together they are more than one expression may be (regexp/syntax's limit of its size).
func (p Patterns) AreTooLarge() bool {
	sources := make([]string, len(p))
	for i, one := range p {
		sources[i] = "(?:" + one.of.String() + ")"
	}
	_, err := syntax.Parse(strings.Join(sources, "|"), syntax.Perl)
	return err != nil
}

// FindAll returns where they match in a text, from its beginning on: of matches that overlap the one that begins first,
// of those that begin together the one of the first pattern.
func (p Patterns) FindAll(text string) [][]int {
	var all [][]int
	for _, one := range p {
		all = append(all, one.Regexp().FindAllStringIndex(text, -1)...)
	}
	slices.SortStableFunc(all, func(a, b []int) int { return a[0] - b[0] })
	end := 0
	return slices.DeleteFunc(all, func(m []int) bool {
		if m[0] < end {
			return true
		}
		end = m[1]
		return false
	})
}

// Find returns what the first of their matches is, "" for none.
func (p Patterns) Find(text string) string {
	all := p.FindAll(text)
	if len(all) == 0 {
		return ""
	}
	return text[all[0][0]:all[0][1]]
}

// An Overview is what the text that sums the year up should say.
type Overview struct {
	Text    string // its id
	Most    int    // characters that it may have; 0 for any number
	Aspects []*Aspect
	Counts  []*Count
	Drafts  []*Draft
}

// A Draft is what an overview can be begun with: a paragraph with the report's names, {{申请.新收.总计}}, with
// [[同比 applications.received.total]] where the change from last year's figure is told, and with slots for what no figure
// says: 【请补充：……】.
type Draft struct {
	Text string
	Of   *Pattern // the agencies that write it; nil for all
	Join bool     // it goes on the paragraph before
}

// Changes finds where a draft tells of the change from last year's figure; its group is the cell's id.
var Changes = regex.New(`\[\[同比 ([a-z0-9_.]+)\]\]`)

// An Aspect is something that an overview should speak of.
type Aspect struct {
	Name  string
	Words []string // any of them is enough
	Of    *Pattern // the agencies of which it is asked; nil for all
}

// A Count is a figure that an overview should state where it is not 0.
type Count struct {
	Name string   // 制发
	Says *Pattern // finds the sentence that states it
	Cell string   // id
}

// Personal is by what data of persons are told from an office's own.
type Personal struct {
	Own     []string // words of a line that gives the office's own contact: 联系
	Private []string // words that say that it is a person's: 申请人
	Homes   Patterns // finds where somebody lives
	Numbers []*Number
	Units   []string // what stands behind figures: 元
}

// A Number is a kind of number that belongs to a person. One that several kinds fit is of the first.
type Number struct {
	Name  string // 手机号
	Shape *Pattern
	Check Check
	Words []string // any of them must stand in the sentence, none where there are none
	Own   bool     // an office may have one of its own
}

// A Check is how a number's last digit follows from the others.
type Check string

// The checks that there are.
const (
	Unchecked Check = ""
	Identity  Check = "gb11643" // GB 11643-1999: of citizens
	Luhn      Check = "luhn"    // ISO/IEC 7812-1, annex B: of cards
)

// Fee is how a text tells of fees, and the cells that must agree.
type Fee struct {
	Text    string   // its id
	Says    []string // in that text
	Names   []string // in any text
	Amount  string   // id of the cell that has all fees
	Unpaid  string   // id of the cell that counts those who were asked to pay and did not
	Taken   *Pattern // finds what was taken: groups amount and unit
	Notices *Pattern // finds how many were asked to pay: group count
	Nobody  *Pattern // finds that nobody was
}

// A Contradiction is a sentence that cannot be true where cells are not 0.
type Contradiction struct {
	Says   *Pattern
	About  []string // any of these words must stand in the sentence, all where there are none
	Unless []string // with any of these words it speaks of something else
	Cells  []string // ids
}

// Beyond is a row in which some agencies can have nothing.
type Beyond struct {
	Agency  *Pattern
	Unless  *Pattern // agencies that are none of them
	Row     string   // its cells' ids begin so: documents.regulations
	Why     string
	Certain bool // it is wrong; otherwise it may be what others made
}

// A Deadline is by when agencies must have published a report.
type Deadline struct {
	Agency *Pattern // nil for all
	Day    Day      // of the year after the report's
	Basis  string   // who says so: 《条例》第四十九条
}

// A Period is the time that figures cover.
type Period struct {
	From, To Day
	// Says finds where a text states it. Its groups: all of it, then year, month and day where it begins and where it ends,
	// of which the year may be missing.
	Says *Pattern
}

// Notices are how a report cites the notice by which it is compiled.
type Notices struct {
	Cited    *Pattern // finds a notice's number: groups sign, year, number
	Basis    *Pattern // finds, at the end of what stands before a notice's name, that the report is compiled by it
	Subject  []string // what the name of the form's own notice ends with: 年度报告格式
	Misnamed []string // names of the notices that prescribe other editions
}

// Years are how a report says of which year it is.
type Years struct {
	Of       *Pattern // finds it in the introduction and at the end: the first of its groups that is not empty is the year
	Unless   []string // with any of these words it is another report that is spoken of
	Openings []*Opening
	Account  *Account
}

// An Opening is where sentences stand that give account of a year.
type Opening struct {
	Texts      []string // ids
	Paragraphs bool     // at the beginning of each paragraph; otherwise of the text alone
	Back       int      // how many years before the report's are thought of
}

// An Account is how a sentence begins that gives account of a year.
type Account struct {
	Says   *Pattern // finds the year where the sentence begins: group year
	Own    []string // how the sentence goes on where it speaks of the agency, besides the agency's name
	Unless []string // with any of these words the sentence does not give account of the year
	This   []string // with any of these words it is the report's year that is spoken of besides
	Plans  []string // words of a sentence that speaks of the report's year as one to come
}

// A Day is a day of a year, of some year where that is 0.
type Day struct{ Year, Month, Day int }
