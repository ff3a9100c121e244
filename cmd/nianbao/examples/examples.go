// Package examples has the uses of each command that its help shows.
package examples

import (
	_ "embed"
	"strings"

	"github.com/urfave/cli/v2"
)

//go:embed examples.txt
var text string

// An Example is a use of a command.
type Example struct {
	Line string // nianbao check 统计表.xlsx
	Says string // what comes of it
}

// Of returns the uses of a command, with the name of the one it is below: template fill.
func Of(command string) (list []Example) {
	within := false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.HasPrefix(line, "["):
			within = line == "["+command+"]"
		case !within || line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, " "):
			list[len(list)-1].Says = strings.TrimSpace(line)
		default:
			list = append(list, Example{Line: line})
		}
	}
	return list
}

// Words splits a use as a shell does that knows quotation marks alone, and returns the file to which its output goes,
// empty for none.
func (e Example) Words() (args []string, to string) {
	line, to, _ := strings.Cut(e.Line, " > ")
	word, quoted := "", false
	for part := range strings.SplitSeq(line, `"`) {
		if quoted {
			word += part
		} else {
			words := strings.Split(part, " ")
			for _, next := range words[:len(words)-1] {
				if word += next; word != "" {
					args = append(args, word)
				}
				word = ""
			}
			word += words[len(words)-1]
		}
		quoted = !quoted
	}
	if word != "" {
		args = append(args, word)
	}
	return args, to
}

// Show gives each command its uses, as its help shows them.
func Show(commands []*cli.Command, below string) {
	for _, c := range commands {
		name := strings.TrimSpace(below + " " + c.Name)
		var b strings.Builder
		for _, e := range Of(name) {
			b.WriteString("   " + e.Line + "\n      " + e.Says + "\n")
		}
		c.UsageText = b.String()
		Show(c.Subcommands, name)
	}
}
