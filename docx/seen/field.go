package seen

import "strings"

// A Field is the instruction of a field as far as something is put into it.
type Field struct {
	Name   string // HYPERLINK, in capitals; "" where what is put in is the name
	quoted bool
}

// FieldOf returns the field of an instruction, as it is before something.
func FieldOf(before string) Field {
	f := Field{}
	if words := strings.Fields(before); len(words) > 1 || len(words) == 1 && strings.TrimRight(before, " \t") != before {
		f.Name = strings.ToUpper(words[0])
	}
	for i := 0; i < len(before); i++ {
		switch before[i] {
		case '\\':
			i++
		case '"':
			f.quoted = !f.quoted
		}
	}
	return f
}

// running are fields that run a program or take in a file.
var running = map[string]bool{
	"DDE": true, "DDEAUTO": true, "LINK": true, "EMBED": true, "INCLUDETEXT": true, "IMPORT": true, "INCLUDE": true,
	"MACROBUTTON": true, "DATABASE": true, "RD": true, "GOTOBUTTON": true,
}

// Fault says in Chinese why nothing is put into the field, "" where it is.
func (f Field) Fault() string {
	switch {
	case f.Name == "":
		return "域的名称不能用标记"
	case running[f.Name]:
		return "域 " + f.Name + " 会打开别的文件或程序，里面不能用标记"
	}
	return ""
}

// Leads reports whether the field's argument is where a link leads, or a picture comes from.
func (f Field) Leads() bool { return f.Name == "HYPERLINK" || f.Name == "INCLUDEPICTURE" }

var instructed = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", "", "\t", " ", "\u2028", " ")

// Argument returns a value as it stands in the instruction: all of it is of one argument.
func (f Field) Argument(value string) string {
	escaped := instructed.Replace(value)
	if !f.quoted && (escaped == "" || escaped != value || strings.ContainsAny(value, " \u3000{}")) {
		return `"` + escaped + `"`
	}
	return escaped
}
