// Package spoken is how texts speak of a form's figures, as data: the words by which a number in a sentence is known to
// be one of them. It knows words alone; tables, rows and columns are named by their ids. Package define reads it,
// check/sentences reads reports by it.
package spoken

import "slices"

// Sentences is how texts speak of a form's figures: the words by which a number in a sentence is known to be one of
// them. What is not made of these words is left alone.
type Sentences struct {
	Words  map[WordClass][]string
	Wider  map[string][]string // bodies that include others, by the level of government: 市 has 全市; "" is any level
	Topics []*Topic
}

// A WordClass says what a word does to a sentence.
type WordClass string

const (
	WordFiller  WordClass = "fillers"  // changes nothing: 共, 全年
	WordOwn     WordClass = "own"      // the agency itself: 本机关, 我局
	WordLimit   WordClass = "limits"   // the rest of the sentence is of something less, or else: 通过, 群众来信
	WordAbout   WordClass = "about"    // the clause tells of what is, and limits nothing behind it: 主要集中在
	WordTimely  WordClass = "timely"   // a filler; it may count those alone that were in time: 按时
	WordRest    WordClass = "rest"     // a filler; a number that yields is then of what is left of another: 其余3件办结
	WordRough   WordClass = "rough"    // the number is not exact: 约, 余
	WordAmong   WordClass = "among"    // parts follow: 其中
	WordEach    WordClass = "each"     // as many numbers follow as names stand before: 分别为
	WordNone    WordClass = "none"     // the number is 0: 未收到
	WordAll     WordClass = "all"      // of all that was counted: 均, 全部
	WordSum     WordClass = "sum"      // the number is of all names before it together: 共
	WordJoin    WordClass = "join"     // 和
	WordShare   WordClass = "share"    // 占
	WordThan    WordClass = "than"     // compares with the year before: 同比
	WordMore    WordClass = "more"     // 增长
	WordLess    WordClass = "less"     // 下降
	WordThis    WordClass = "this"     // besides the year itself: 本年度
	WordLast    WordClass = "last"     // 上年
	WordNext    WordClass = "next"     // 下年度
	WordCounter WordClass = "counters" // units of what is counted: 件, 人次
	WordChannel WordClass = "channels" // parts of which each thing counted has one: 网络, 信函
)

// WordClasses are all classes.
var WordClasses = []WordClass{WordFiller, WordOwn, WordLimit, WordAbout, WordTimely, WordRest, WordRough, WordAmong, WordEach, WordNone, WordAll,
	WordSum, WordJoin, WordShare, WordThan, WordMore, WordLess, WordThis, WordLast, WordNext, WordCounter, WordChannel}

// A Topic is tables that sentences speak of with the same words. A sentence names a figure by words for its row and for
// its column.
type Topic struct {
	ID       string
	Says     []string // words that make a sentence speak of it; none where those of rows do
	Here     []string // words that make a clause speak of it, and not what follows
	Nouns    []string // words that fit it once it is spoken of
	Headings []string // words of headings below which it is spoken of
	Unless   []string // words of headings below which it is not spoken of alone
	Note     string   // the text all of which speaks of it
	Units    []string // of its figures
	Row      *Phrase  // that is meant where nothing is counted and no row is named; nil for none
	Column   *Phrase  // that is meant where none is named; nil where one must be
	Rows     []*Phrase
	Columns  []*Phrase
}

// A Phrase is words for a row or a column, or for a sum of some.
type Phrase struct {
	Says   []string
	When   WordClass // WordLast or WordNext: only together with words for that year; otherwise empty
	Weak   bool      // yields to a word that is not
	Alone  bool      // only where the clause has no word that yields: 办理行政复议 is somebody else's
	Behind bool      // only behind a figure of documents, decisions or the like: 制发文件2件，行政处罚5件
	Unless []string  // words in a sentence with which it means something else
	Units  []string  // in place of the topic's
	Of     [][]Part  // any one of which may be meant
}

// A Part is a row, as table.row, or a column, as its id, of a sum.
type Part struct {
	ID       string
	Negative bool
}

// Counts reports whether a unit is one of a phrase's figures, in a topic.
func (p *Phrase) Counts(t *Topic, unit string) bool {
	if len(p.Units) > 0 {
		return slices.Contains(p.Units, unit)
	}
	return slices.Contains(t.Units, unit)
}
