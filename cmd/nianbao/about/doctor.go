package about

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/built"
	"nianbao/cmd/nianbao/many"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing"
)

// DoctorCommand tells what there is on the machine of what the program needs or can use.
func DoctorCommand(t *terminal.Terminal) *cli.Command {
	return &cli.Command{
		Name:      "doctor",
		Usage:     "看这台电脑上有什么、缺什么：生成 PDF 的软件、字体、浏览器、草稿的位置",
		ArgsUsage: "[--pdf] [--json]",
		Description: "检查、改正、生成 Word 报告不需要别的软件；这里列出的，是另外能做什么、为什么做不了。\n" +
			"只看，不改动什么，也不联网。请维护者帮忙时，请把 nianbao doctor --json 的输出一起发去。",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "pdf", Usage: "真的生成一份 PDF 试试，看用了哪些字体（要半分钟左右）", DisableDefaultText: true},
			jsonFlag(),
		},
		Action: func(c *cli.Context) error {
			if err := none(c); err != nil {
				return err
			}
			l := filing.Builtin()
			d := contract.Doctor{Schema: contract.Schema, Version: built.Tell(l.Forms), Checks: examine(l, c.Bool("pdf"))}
			if c.Bool("json") {
				if err := contract.Write(t.Out, d); err != nil {
					return err
				}
			} else {
				tell(t, &d)
			}
			if slices.ContainsFunc(d.Checks, func(p contract.Probe) bool { return p.State == contract.StateWrong }) {
				return many.Exit(many.Findings)
			}
			return nil
		},
	}
}

// examine looks at all that matters, the most telling first.
func examine(l *filing.Library, print bool) []contract.Probe {
	pdf := processor()
	if print && pdf.State == contract.StateOK {
		tryPrinting(l, &pdf)
	}
	return []contract.Probe{system(), pdf, fonts(l), browser(), page(), drafts(), temp(), cache(), console()}
}

// states are what they are called.
var states = map[string]struct{ word, color string }{
	contract.StateOK:      {"有    ", ""},
	contract.StateMissing: {"没有  ", terminal.Yellow},
	contract.StateWrong:   {"不行  ", terminal.Red},
	contract.StateUnknown: {"查不出", terminal.Cyan},
}

// tell says it for people.
func tell(t *terminal.Terminal, d *contract.Doctor) {
	versionWords(t.Out, d.Version)
	count := map[string]int{}
	for i := range d.Checks {
		p := &d.Checks[i]
		count[p.State]++
		state := states[p.State]
		word := state.word
		if state.color != "" {
			word = terminal.Paint(t.OutColor, state.color, word)
		}
		fmt.Fprintf(t.Out, "\n%s  %s\n", word, terminal.Paint(t.OutColor, terminal.Bold, p.Name))
		for _, found := range p.Found {
			fmt.Fprintf(t.Out, "        %s\n", terminal.Visible(found))
		}
		fmt.Fprintf(t.Out, "        用处：%s\n", p.Enables)
		if p.Advice != "" {
			fmt.Fprintf(t.Out, "        怎么办：%s\n", terminal.Visible(p.Advice))
		}
	}
	var said []string
	for _, s := range []struct{ state, words string }{{contract.StateWrong, "%d 项不行，请先处理"},
		{contract.StateMissing, "%d 项没有，只影响上面写的用处"}, {contract.StateUnknown, "%d 项查不出"}} {
		if count[s.state] > 0 {
			said = append(said, fmt.Sprintf(s.words, count[s.state]))
		}
	}
	if len(said) == 0 {
		said = []string{"都有"}
	}
	fmt.Fprintf(t.Out, "\n共看了 %d 项：%s。\n", len(d.Checks), strings.Join(said, "；"))
}
