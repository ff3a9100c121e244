package completion

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/action/manual"
	"nianbao/check"
	"nianbao/cmd/nianbao/typed"
	"nianbao/cmd/nianbao/usage"
	"nianbao/filing"
	"nianbao/filing/batch"
)

// What a value may be: files by their endings, or words of a list.
const (
	free     = "" // anything
	folders  = ":folders"
	anything = ":files *"
	words    = ":files docx docm dotx"
	rules    = "rules"
	editions = "editions"
)

var (
	books = filesOf(batch.Workbooks()...)
	// reports may be what nobody looks for in a folder, as well: templates that were filled, what programs write
	reports = filesOf(append(batch.Readable(), ".dotx", ".json")...)
)

// filesOf returns the value that is a file of some endings.
func filesOf(endings ...string) string {
	return ":files " + strings.ReplaceAll(strings.Join(endings, " "), ".", "")
}

// values are what the options take.
var values = map[string]string{
	"output": anything, "last": reports, "with": reports, "parts": reports, "among": reports, "from": reports, "own": books,
	"annotate": ":files xlsx docx", "text": words, "template": words, "notice": ":files docx", "notice-template": words,
	"data": ":files json xlsx xlsm xls csv tsv txt", "roster": ":files xlsx xls csv txt", "summary": ":files xlsx html csv json",
	"files-from": anything, "resume": ":files jsonl", "form": folders, "only": rules, "ignore": rules, "edition": editions,
	"to": "docx xlsx html pdf json", "missing": "error blank keep", "same": reports, "different": reports,
	"password": free, "reason": free, "agency": free, "year": free, "deadline": free, "issuer": free, "jobs": free, "sheet": free,
	"addr": free,
}

// given are what stands behind commands that take no reports.
var given = map[string]string{
	"rules": rules, "template export": "editions notice", "template fields": words, "template check": words,
	"template functions": "functions", "template fill": words, "form check": folders, "form new": books, "new": free,
	"sample": free, "doctor": free, "version": free, "fix": books,
}

// answer returns what the last of the words behind the program's name may be: a word and, behind a tab, what it is; or
// which files.
func answer(app *cli.App, args []string) []string {
	if len(args) == 0 {
		return nil
	}
	current, before := args[len(args)-1], args[:len(args)-1]
	if current == "=" { // bash parts --only=R01 into three words
		current = ""
	}
	args = slices.DeleteFunc(slices.Clone(before), func(word string) bool { return word == "=" })
	if len(args) == 0 || args[0] == "help" {
		list := commands(current, app.Commands)
		if len(args) == 0 && !strings.HasPrefix(current, "-") {
			list = append(list, reports)
		}
		return list
	}
	c, name := app.Command(args[0]), args[0]
	if c == nil { // a file, which is converted
		c, name, args = app.Command("convert"), "convert", append([]string{""}, args...)
	}
	args = args[1:]
	if len(c.Subcommands) > 0 {
		if len(args) == 0 {
			return commands(current, c.Subcommands)
		}
		at := slices.IndexFunc(c.Subcommands, func(sub *cli.Command) bool { return sub.Name == args[0] })
		if at < 0 {
			return nil
		}
		c, name, args = c.Subcommands[at], name+" "+args[0], args[1:]
	}
	return within(c, name, args, current)
}

// within returns what may stand behind a command and the words that are there.
func within(c *cli.Command, name string, args []string, current string) []string {
	var files []string
	for i := 0; i < len(args); i++ {
		f := option(c, args[i])
		switch {
		case f != nil && takesValue(f) && !strings.Contains(args[i], "="):
			if i++; i == len(args) {
				return valuesOf(values[f.Names()[0]], "", current)
			}
		case f == nil:
			files = append(files, args[i])
		}
	}
	if option, value, joined := strings.Cut(current, "="); joined && strings.HasPrefix(current, "--") {
		return valuesOf(values[strings.TrimPrefix(option, "--")], option+"=", value)
	}
	if strings.HasPrefix(current, "-") {
		return options(c, args, current)
	}
	kind, ok := given[name]
	switch {
	case name == "waive" && len(files) == 1:
		kind = rules
	case name == "waive" && len(files) > 1:
		return nil
	case name == "completion":
		kind = strings.Join(names(), " ")
	case !ok:
		kind = reports
	}
	return valuesOf(kind, "", current)
}

// option returns the option that a word is, nil for none.
func option(c *cli.Command, word string) cli.Flag {
	name, isDashed := strings.CutPrefix(word, "-")
	if !isDashed {
		return nil
	}
	name, _, _ = strings.Cut(strings.TrimPrefix(name, "-"), "=")
	return typed.FindOption(c, name)
}

func takesValue(f cli.Flag) bool {
	_, takesNone := f.(*cli.BoolFlag)
	return !takesNone
}

// commands returns those that begin so.
func commands(begins string, all []*cli.Command) (list []string) {
	for _, c := range all {
		if !c.Hidden && strings.HasPrefix(c.Name, begins) {
			list = append(list, c.Name+"\t"+c.Usage)
		}
	}
	return list
}

// options returns those that begin so, of which none but those that may stand several times stands before.
func options(c *cli.Command, before []string, begins string) (list []string) {
	for _, f := range c.Flags {
		o, ok := usage.OptionOf(f)
		_, several := f.(*cli.StringSliceFlag)
		if !ok || !several && slices.ContainsFunc(before, func(word string) bool { return option(c, word) == f }) {
			continue
		}
		if name := o.Names[0]; strings.HasPrefix(name, begins) {
			list = append(list, name+"\t"+o.Says)
		}
	}
	return list
}

// valuesOf returns the values of a kind that begin so, each behind what was typed before it.
func valuesOf(kind, before, begins string) (list []string) {
	if kind == free || strings.HasPrefix(kind, ":") {
		return slices.DeleteFunc([]string{kind}, func(s string) bool { return s == free })
	}
	if kind == rules {
		if at := strings.LastIndexAny(begins, ",，"); at >= 0 {
			end := at + len(",")
			if strings.HasPrefix(begins[at:], "，") {
				end = at + len("，")
			}
			before, begins = before+begins[:end], begins[end:]
		}
	}
	for word := range strings.FieldsSeq(kind) {
		for _, known := range wordsOf(word) {
			if strings.HasPrefix(strings.ToLower(known), strings.ToLower(begins)) {
				list = append(list, before+known)
			}
		}
	}
	return list
}

// wordsOf returns the words of a list, with what they are.
func wordsOf(kind string) (list []string) {
	switch kind {
	case rules:
		for _, r := range check.Rules(filing.Builtin().Forms) {
			list = append(list, r.ID+"\t"+r.Title)
		}
	case editions:
		for _, f := range filing.Builtin().Forms {
			list = append(list, f.Edition+"\t"+f.Years.String()+"的年报")
		}
	case "functions":
		for _, chapter := range manual.Chapters {
			for _, e := range chapter.Entries {
				list = append(list, e.Name+"\t"+e.Says)
			}
		}
	default:
		list = []string{kind + "\t" + kind}
	}
	return list
}
