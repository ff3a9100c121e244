package many

import (
	"io"

	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing/among"
)

// Teller returns what takes the outcomes of a check: for people, or as one object of JSON, or as a line a file.
func (m *Run) Teller(json bool, tally *terminal.Tally) Taker {
	switch {
	case m.Lines:
		return &lineTeller{m.Terminal, tally}
	case json:
		return &jsonTeller{m.Terminal, tally, contract.NewCheckWriter(m.Out)}
	}
	return &textTeller{m.Terminal, tally}
}

// A textTeller tells people how many files there were; what came of each they were told.
type textTeller struct {
	*terminal.Terminal
	tally *terminal.Tally
}

func (t *textTeller) Take(contract.File, string) {}

func (t *textTeller) End() error {
	t.tally.Checked(t.Terminal)
	return nil
}

func (t *textTeller) between(told *among.Told) { t.Together(told) }

// A jsonTeller tells other programs, all in one object.
type jsonTeller struct {
	*terminal.Terminal
	tally *terminal.Tally
	to    *contract.CheckWriter
}

func (t *jsonTeller) Take(f contract.File, _ string) { t.to.Add(f) }

func (t *jsonTeller) End() error {
	t.LeftOut(t.tally)
	return t.to.Close()
}

func (t *jsonTeller) between(told *among.Told) { t.to.Together(told.Among(), told.Roster()) }

// A lineTeller tells other programs, a line a file.
type lineTeller struct {
	*terminal.Terminal
	tally *terminal.Tally
}

func (t *lineTeller) Take(f contract.File, _ string) { contract.WriteLine(t.Out, f) }

func (t *lineTeller) End() error {
	t.LeftOut(t.tally)
	return nil
}

func (t *lineTeller) between(told *among.Told) { writeTogether(t.Out, told) }

// writeTogether writes what is told of all files together as a line of JSON, where there is any.
func writeTogether(out io.Writer, told *among.Told) {
	if told.Among() != nil || told.Roster() != nil {
		contract.WriteLine(out, contract.Together{Among: told.Among(), Roster: told.Roster()})
	}
}

// A rosterTeller tells nothing but how those on a list stand: of a command that tells of each file in a way of its own.
type rosterTeller struct{ run *Run }

func (t *rosterTeller) Take(contract.File, string) {}

func (t *rosterTeller) End() error { return nil }

func (t *rosterTeller) between(told *among.Told) {
	if t.run.Lines {
		t.run.Aside(func() { writeTogether(t.run.Out, told) })
	} else {
		t.run.Terminal.Together(told)
	}
}
