package many

// Exit statuses. Scripts rely on them.
const (
	OK       = 0 // nothing wrong
	Findings = 1 // findings of severity error
	Failed   = 2 // could not run: bad usage, unreadable file, nothing written
)

// An Exit ends the program with a status; what had to be said has been said.
type Exit int

func (e Exit) Error() string { return "exit" }
