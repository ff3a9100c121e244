package sentences

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form/spoken"
)

// A walk goes through a line's sentences and keeps in mind of what they speak.
type walk struct {
	*reading
	spoke   *spoken.Topic   // what the line has spoken of, or its heading
	blocked bool            // a larger body is spoken of, until the agency itself is
	wider   bool            // the same, and the agency may be that body
	said    string          // the sentence, as it is compared
	begins  bool            // nothing but words that the definition has stands before in it
	rows    [][]spoken.Part // that the line has named by words that yield, any of which may be what parts are of
	rowsAt  *spoken.Topic

	mind
	after *spoken.Topic     // of the figure before, none where the sentence before named none
	body  string            // what the larger body is called, empty for what a government calls its own
	count []decimal.Decimal // all numbers of the line so far
}

// A mind is what is kept in mind within a sentence, and in the next one where that goes on with its parts. What stands
// in brackets changes nothing behind them.
type mind struct {
	topic  *spoken.Topic
	row    [][]spoken.Part // of the figure that was named last, whose parts may follow
	rowAt  *spoken.Topic
	column [][]spoken.Part // of a topic whose columns must be named
	colAt  *spoken.Topic
	about  bool             // of what the things are is told, in a list
	past   bool             // of the year before
	byWay  bool             // ways to the agency are counted
	hard   bool             // limited to something less, or of something else
	last   *claim           // named last, to which shares and changes belong
	grown  *claim           // how much it has changed by, behind which the rate may stand in brackets
	whole  *claim           // of which parts may follow
	spent  []*spoken.Phrase // words that yield, by which figures were named: said again they are of parts
	parts  decimal.Decimal
	listed bool // names without a number stand before, in a list
	none   bool // the clause before said that there is none
	open   []named
	list   []named // the names in that list, as long as each means one thing

	columns []named // that the sentence has named
	told    []named // of which it spoke, not only counted them as parts
	lately  []named // of which it spoke last

	named   bool     // the sentence has named a figure that nothing limits
	addends []addend // of the sentence that name whole rows, which a number behind them may add up
	counts  int      // numbers of the sentence, but rates
}

func (w *walk) sentence(clauses []clause) {
	w.said = w.text.said(clauses)
	if !begins(clauses[0], spoken.WordAmong) {
		w.topic, w.hard, w.past, w.byWay = w.spoke, false, false, false
		w.row, w.column, w.last, w.whole, w.spent = nil, nil, nil, nil, nil
		w.addends, w.counts, w.named = nil, 0, false
		w.columns, w.told, w.lately = nil, nil, nil
	}
	w.none, w.open, w.listed, w.list = false, nil, false, nil
	w.begins = true
	from := len(w.claims)
	defer func() {
		if len(w.claims) == from {
			w.after = nil
		}
		w.parted(from)
	}()
	var outside mind
	for i := 0; i < len(clauses); i++ {
		c := &clauses[i]
		if n := w.distributed(clauses[i:]); n > 0 {
			i += n - 1
			continue
		}
		if n := w.everyWay(clauses[i:]); n > 0 {
			if i += n; i == len(clauses) {
				break
			}
			c = &clauses[i]
		}
		if i > 0 && clauses[i-1].ended == semicolon && !c.inside {
			w.apart(c)
		}
		if c.inside && (i == 0 || !clauses[i-1].inside) {
			outside = w.mind
		}
		w.clause(c)
		w.begins = w.begins && !look(c.tokens, w.report.Year).strange
		if c.inside && (i+1 == len(clauses) || !clauses[i+1].inside) {
			w.mind = outside
		}
	}
}

// apart begins what stands behind a semicolon: once the sentence has named a figure, what limits one part of it limits
// no other, 收到36件，其中涉及规划的12件；办结35件, but where the next goes on with parts.
func (w *walk) apart(c *clause) {
	if w.named && !begins(*c, spoken.WordAmong) && !w.byWay {
		w.hard, w.topic = false, w.spoke
	}
}

// tells reports whether a clause tells of what is before it limits anything: 主要集中在征收领域, not 针对完善制度的.
func tells(c *clause) bool {
	for _, t := range c.tokens {
		if isWayWord(t) {
			return false
		}
		if isOf(t.senses, spoken.WordAbout) {
			return true
		}
	}
	return false
}

// begins reports whether a clause begins with a word of a class.
func begins(c clause, class spoken.WordClass) bool {
	return len(c.tokens) > 0 && isOf(c.tokens[0].senses, class)
}

// clause takes what a clause says.
func (w *walk) clause(c *clause) {
	f := look(c.tokens, w.report.Year)
	w.bodies(&f)
	w.tell(f.columns, len(c.numbers) == 0 || len(f.rows)+len(f.says) > 0)
	if len(c.numbers) == 0 && !f.classes[spoken.WordNone] {
		w.past = f.last || w.past && !f.this
		w.hard = w.hard || f.next && len(f.rows) == 0 || f.last && len(f.rows) > 0 && !f.compares()
	}
	w.part(c, &f)
	if w.about = len(c.numbers) == 0 && (tells(c) || w.about && c.opened); w.about {
		w.forget()
		return
	}
	switch {
	case w.isWay(c, &f): // 其中网络申请30件: the parts of all that follow are not its parts
		w.byWay, w.last = true, nil
		w.counted(c)
		return
	case f.limits() || f.foreign() || w.byWay && f.classes[spoken.WordAmong]:
		w.hard = true
	}
	if w.blocked || w.hard {
		if !w.hard && f.covered { // 全区收到……120件，其中本机关收到……件
			w.spoken(&f)
		}
		w.forget()
		w.after = nil
		w.counted(c)
		return
	}
	if len(c.numbers) == 0 {
		w.withoutNumber(c, &f)
		return
	}
	w.none = false
	if w.compared(c, &f) {
		w.counted(c)
		return
	}
	pending := w.open
	w.open, w.listed = nil, w.listed && c.opened
	for _, part := range segments(c) {
		w.segment(part, pending)
		pending, w.listed, w.list = nil, false, nil
	}
	w.counted(c)
}

// maxBases is of how many numbers before it a share may be.
const maxBases = 30

func (w *walk) forget() {
	w.row, w.column, w.last, w.open, w.none = nil, nil, nil, nil, false
}

// counted keeps the exact numbers of a clause, of which others may be shares.
func (w *walk) counted(c *clause) {
	for _, i := range c.numbers {
		if !c.tokens[i].rate {
			w.counts++
		}
		if t := c.tokens[i]; !t.rough && !t.rate && t.number.IsPositive() {
			w.count = append(w.count, t.number)
			w.count = w.count[max(0, len(w.count)-maxBases):]
		}
	}
}

// bodies takes whom a clause speaks of: a larger body, or the agency itself.
func (w *walk) bodies(f *facts) {
	switch {
	case f.wider && f.level != "" && f.level == w.agency.Level:
		// A town has no agencies below it that report for themselves.
		w.wider = !strings.ContainsAny(f.level, "镇乡")
		w.blocked, w.body = false, f.body
	case f.wider:
		w.blocked = true
	case f.own:
		// What a government calls its own may be less than its tables have, which add up all below it.
		w.blocked, w.wider = false, w.agency.Level != "" && !strings.ContainsAny(w.agency.Level, "镇乡")
		w.body = "" // its own
	}
}

// withoutNumber takes a clause that counts nothing: it may say that there is none, or begin what the next one ends.
func (w *walk) withoutNumber(c *clause, f *facts) {
	if !c.opened && c.ended != listEnd && !w.unlike(f, c) {
		w.spoken(f)
	}
	goesOn := w.none && c.opened
	w.none, w.listed = false, c.ended == listEnd
	before := w.list
	w.list = nil
	if !f.covered {
		w.forget()
		return
	}
	if f.classes[spoken.WordNone] || goesOn {
		if w.saysNone(c, f) {
			w.none, w.listed = true, false
			w.spoken(f)
			return
		}
	}
	if f.classes[spoken.WordThan] || f.compares() || f.classes[spoken.WordAll] && w.saysAll(c, f) {
		return
	}
	w.open = w.fitting(f.rows, f)
	if c.opened || c.ended == listEnd { // of a list nobody knows whether the number is of all of it
		if len(w.open) == 1 && len(f.columns) == 0 && (!c.opened || before != nil) {
			w.list = append(before, w.open...)
		}
		w.open = nil
	}
}

// unlike reports whether a word stands in a clause with which it speaks of more than its topic.
func (w *walk) unlike(f *facts, c *clause) bool {
	said := w.text.said([]clause{*c})
	return slices.ContainsFunc(f.says, func(t *spoken.Topic) bool {
		return slices.ContainsFunc(t.Unless, func(word string) bool { return strings.Contains(said, word) })
	})
}

// spoken takes what a clause makes the sentence speak of.
func (w *walk) spoken(f *facts) {
	if len(f.says) > 0 {
		w.topic, w.spoke = f.says[0], f.says[0]
	}
}
