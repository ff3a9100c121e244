// Package usage tells what commands and options a program has, from the commands themselves: as a manual page, and as
// Markdown for the documents under docs/reference.
package usage

import (
	"io"
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/many"
	"nianbao/cmd/nianbao/typed"
)

// Command is the hidden command man, by which the program describes itself: its commands are built in package main, which
// nothing else can import.
func Command() *cli.Command {
	return &cli.Command{
		Name:      "man",
		Hidden:    true,
		Usage:     "写出手册页 nianbao.1",
		ArgsUsage: "[--markdown]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "markdown", Usage: "写 Markdown，不写手册页", DisableDefaultText: true},
		},
		Action: func(c *cli.Context) error {
			write := Man
			if c.Bool("markdown") {
				write = Markdown
			}
			_, err := io.WriteString(c.App.Writer, write(Of(c.App)))
			return err
		},
	}
}

// A Manual is what is told of a program.
type Manual struct {
	Name, Says string
	Usage      []string // how it is called, a line a way
	Commands   []Entry
}

// An Entry is a command.
type Entry struct {
	Name, Says string // the name with that of the command that it is below: template check
	Usage      string
	More       string // lines of explanation
	Examples   string // lines of examples: the library's UsageText, which the help of a command shows as such
	Options    []Option
}

// An Option is one of a command's.
type Option struct {
	Names []string // --output, -o
	Value string   // what stands behind it, FILE; empty where nothing does
	Says  string
}

// Statuses say what the program ends with. Scripts rely on them.
var Statuses = []struct {
	Status int
	Says   string
}{
	{many.OK, "没有错误，要写的都写了"},
	{many.Findings, "检查出错误（加了 --strict 的，警告、没有报的也算）；模板有错误"},
	{many.Failed, "没有做成：选项写法有误，文件读不了，没有写出文件。处理几个文件的，是其中最重的一个"},
}

// Of describes a program. What it hides is left out.
func Of(app *cli.App) Manual {
	m := Manual{Name: app.Name, Says: app.Usage, Usage: fields(app.UsageText)}
	m.add(app.Name, app.VisibleCommands())
	return m
}

// add appends commands, each with those below it instead of itself where it has any.
func (m *Manual) add(parent string, commands []*cli.Command) {
	for _, c := range commands {
		name := parent + " " + c.Name
		switch {
		case c.Hidden:
			continue
		case len(c.Subcommands) > 0:
			m.add(name, c.Subcommands)
			continue
		}
		_, short, _ := strings.Cut(name, " ")
		e := Entry{Name: short, Says: c.Usage, Usage: strings.TrimSpace(name + " " + c.ArgsUsage),
			More: strings.TrimSpace(c.Description), Examples: outdented(c.UsageText)}
		for _, f := range c.VisibleFlags() {
			if o, ok := OptionOf(f); ok && f.Names()[0] != cli.HelpFlag.Names()[0] {
				e.Options = append(e.Options, o)
			}
		}
		m.Commands = append(m.Commands, e)
	}
}

// named is the word in backquotes by which an option's text calls its value.
var named = regexp.MustCompile("`([^`]+)`")

// OptionOf returns what is told of an option; false where there is nothing.
func OptionOf(f cli.Flag) (Option, bool) {
	d, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return Option{}, false
	}
	o := Option{Says: strings.ReplaceAll(d.GetUsage(), "`", "")}
	for _, name := range f.Names() {
		o.Names = append(o.Names, typed.Dashed(name))
	}
	if d.TakesValue() {
		o.Value = "值"
		if word := named.FindStringSubmatch(d.GetUsage()); word != nil {
			o.Value = word[1]
		}
	}
	return o, true
}

// fields returns the lines of a text without what indents them.
func fields(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, strings.TrimSpace(line))
	}
	return lines
}

// outdented returns a text without the spaces that its first line begins with, on any line.
func outdented(text string) string {
	margin := text[:len(text)-len(strings.TrimLeft(text, " "))]
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimPrefix(line, margin))
	}
	return strings.TrimSpace(b.String())
}
