package sentences

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/form"
	"nianbao/form/shortname"
	"nianbao/form/spoken"
	"nianbao/regex"
)

// A reading is the reading of a report's texts.
type reading struct {
	report  *form.Report
	lexicon *lexicon
	agency  *shortname.Agency
	claims  []*claim

	heads   []head        // the headings in which a line stands, from the outermost
	section *spoken.Topic // of what the lines speak by those
	line    int
	place   form.Place
	text    *text
}

// A head is a numbered heading, and of what is spoken below it.
type head struct {
	level int
	topic *spoken.Topic
}

// read returns what the texts of a report certainly say of its figures.
func read(r *form.Report) []*claim {
	if r.Form.Sentences == nil {
		return nil
	}
	d := &reading{report: r, lexicon: lexiconOf(r.Form.Sentences), agency: shortname.Of(plain(r.Agency))}
	for _, s := range r.Form.AllTexts() {
		t := r.Texts[s.Text]
		d.heads, d.section = nil, d.topicOfNote(s.Text)
		for i, l := range t.Placed() {
			d.line, d.place = i, l.Place
			d.readLine(l.Text)
		}
	}
	return d.claims
}

func (d *reading) topicOfNote(id string) *spoken.Topic {
	for _, t := range d.lexicon.of.Topics {
		if t.Note == id {
			return t
		}
	}
	return nil
}

// maxLine bounds the length of what is read at once, in bytes: no paragraph of a report is longer. One that is, is read
// in parts that end with a sentence, which is shorter in every report that can be checked ([form.Report.Overlong]).
const maxLine = 60_000

func (d *reading) readLine(line string) {
	for len(line) > maxLine {
		end := strings.LastIndexFunc(line[:maxLine], form.EndsSentence)
		if end < 0 {
			return
		}
		_, size := utf8.DecodeRuneInString(line[end:])
		d.readLine(line[:end+size])
		line = line[end+size:]
	}
	if strings.TrimSpace(line) == "" {
		return
	}
	d.text = newText(line)
	d.heading(string(d.text.runes))
	w := &walk{reading: d, spoke: d.section}
	for _, sentence := range clausesOf(d.text, scan(d.lexicon, d.agency, d.text)) {
		w.sentence(sentence)
	}
}

// numberings are how headings are numbered, the outermost first.
var numberings = []*regex.Lazy{
	regex.New(`^[一二三四五六七八九十]{1,3}、`),
	regex.New(`^\([一二三四五六七八九十]{1,3}\)`),
	regex.New(`^\d{1,2}[.、．]\D`),
	regex.New(`^(?:\(\d{1,2}\)|[①-⑳])`),
	regex.New(`^(?:第?[一二三四五六七八九十]是|第[一二三四五六七八九十],|其[一二三四五六],)`),
}

// maxHeading is how long a heading may be that ends with no mark of punctuation, in characters.
const maxHeading = 40

// heading takes the heading with which a line begins, if it is numbered: below it the lines speak of what it names, and
// below one that names nothing known, of what the one above it does.
func (d *reading) heading(line string) {
	level := slices.IndexFunc(numberings, func(re *regex.Lazy) bool { return re.MatchString(line) })
	if level < 0 {
		return
	}
	d.heads = slices.DeleteFunc(d.heads, func(h head) bool { return h.level >= level })
	title := line
	if end := strings.IndexAny(line, "。:;"); end >= 0 {
		title = line[:end]
	}
	h := head{level: level}
	if len([]rune(title)) <= maxHeading {
		h.topic = d.topicIn(title)
	}
	if len(d.heads) > 0 && h.topic == nil {
		above := d.heads[len(d.heads)-1]
		h.topic = above.topic
	}
	d.heads = append(d.heads, h)
	d.section = h.topic
}

// topicIn returns the topic of which a heading has a word; nil where it has those of several or of none.
func (d *reading) topicIn(title string) *spoken.Topic {
	var found *spoken.Topic
	for _, t := range d.lexicon.of.Topics {
		in := func(w string) bool { return strings.Contains(title, w) }
		if !slices.ContainsFunc(t.Headings, in) || slices.ContainsFunc(t.Unless, in) {
			continue
		}
		if found != nil {
			return nil
		}
		found = t
	}
	return found
}
