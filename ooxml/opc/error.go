package opc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is what is wrong with a file or a package.
type Kind string

const (
	NotFound      Kind = "NotFound"      // there is no such file
	Directory     Kind = "Directory"     // a directory, not a file
	Unreadable    Kind = "Unreadable"    // permission, a lock, a device
	Changing      Kind = "Changing"      // somebody writes it
	Empty         Kind = "Empty"         // no bytes
	TooLarge      Kind = "TooLarge"      // the file is over 50 MiB
	NotZip        Kind = "NotZip"        // another format; Detail says which
	OldBinary     Kind = "OldBinary"     // .xls, .et, .doc, .wps before 2007; Detail says which
	Encrypted     Kind = "Encrypted"     // needs a password, and none was given
	WrongPassword Kind = "WrongPassword" // needs another password

	// UnknownEncryption is an encryption that no password undoes here: rights management, the encryption software of an
	// office, a zip's own. Detail says which.
	UnknownEncryption Kind = "UnknownEncryption"

	NoDocument    Kind = "NoDocument"    // a zip without a workbook's or document's main part
	TooManyParts  Kind = "TooManyParts"  // over 1000 entries
	PartTooLarge  Kind = "PartTooLarge"  // a part over 64 MiB
	TotalTooLarge Kind = "TotalTooLarge" // all parts over 256 MiB
	Ratio         Kind = "Ratio"         // all parts inflate over 100:1 beyond their first 32 MiB
	TooManyTags   Kind = "TooManyTags"   // more XML than any parser here could bear
	TwoFiles      Kind = "TwoFiles"      // one zip behind another
	DuplicateName Kind = "DuplicateName" // two parts' names are equal but for case and slashes
	BadName       Kind = "BadName"       // a name or target that leaves the package, or is none
	Corrupt       Kind = "Corrupt"       // truncated, wrong checksum or size, unknown compression
	Doctype       Kind = "Doctype"       // XML with a document type declaration
	TooDeep       Kind = "TooDeep"       // XML nested deeper than 256
	BadXML        Kind = "BadXML"        // content types or relations that are not what they should be
	MacroSheet    Kind = "MacroSheet"    // an Excel 4.0 macro sheet, which cannot be stripped
)

// An Error says why a file or a package is refused.
type Error struct {
	Kind   Kind
	Part   string // the part at fault, "" for the file as a whole
	Detail string // in Chinese, what Kind does not say; may be empty

	hint  string // instead of the kind's
	cause error
}

// Error returns one line of Chinese, without a full stop, that can stand behind a file's name.
func (e *Error) Error() string {
	b := new(strings.Builder)
	b.WriteString(messages[e.Kind].says)
	if e.Part != "" {
		b.WriteString("（部件 " + printable(e.Part) + "）")
	}
	if e.Detail != "" {
		b.WriteString("：" + printable(e.Detail))
	}
	return b.String()
}

// Said returns the error's detail as it can be printed, "" for none.
func (e *Error) Said() string { return printable(e.Detail) }

// Hint returns what to do next, in Chinese and without a full stop.
func (e *Error) Hint() string {
	if e.hint != "" {
		return e.hint
	}
	return messages[e.Kind].hint
}

// Unwrap returns the operating system's error that kept a file from being read, or nil.
func (e *Error) Unwrap() error { return e.cause }

// printable keeps a foreign file's names from steering a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsPrint(r) {
			return '?'
		}
		return r
	}, s)
}
