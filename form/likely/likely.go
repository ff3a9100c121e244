// Package likely is which figures of a form cannot well be right although its sums hold, as data. It knows limits
// alone; tables, rows, columns and cells are named by their ids. Package define reads it, check/plausible holds reports
// against it.
package likely

import (
	"nianbao/regex"

	"github.com/shopspring/decimal"
)

// Figures says which figures cannot well be right. A part that is nil or empty is not asked for.
type Figures struct {
	Shifted  []Shifted
	Torn     *Torn
	AsSum    []AsSum
	Serials  *Serials
	Money    *Money
	Disputes *Disputes
	Zero     *Zero
}

// Shifted is a table whose rows end with a stock. While nothing is in stock no flow is very large.
type Shifted struct {
	Table string
	Flows []string // columns: 制发, 废止
	Stock string   // the column 现行有效
	Large string   // the flow that alone is told of where it is large; empty for any
	Times decimal.Decimal
	Least decimal.Decimal // how large a flow is told of, so many times the other ones and at least so much
}

// Torn is how large a figure of last year's must be for that of this year to be looked for in two cells.
type Torn struct {
	Least  decimal.Decimal
	Within decimal.Decimal // by how many percent the two together may differ from it
}

// AsSum is a table in which one column stands beside others and is not their sum.
type AsSum struct {
	Table string
	Parts []string
	Not   string
	Least decimal.Decimal // from which sum on it is no coincidence
	Rows  int             // how many rows of all such tables are none together, whatever their sums; 0 for never
}

// Serials is when a whole number that nothing supports is taken for the number of a day.
type Serials struct {
	Times decimal.Decimal // so many times the report's largest other figure, and last year's
}

// Money is which amounts are likely in another unit.
type Money struct {
	Unit  string
	Most  decimal.Decimal // above it no agency's are
	Mosts []MoneyOf       // the same of some agencies; the first that fits counts
	Times decimal.Decimal // how many of the smaller unit are one: 10000
	Least decimal.Decimal // from which amount on it is compared with last year's and with the texts
	Twice decimal.Decimal // from which amount of those on this year's may be it converted twice; 0 for never
}

// MoneyOf is above which amount those of some agencies are not.
type MoneyOf struct {
	Agency *regex.Lazy
	Most   decimal.Decimal
}

// MostOf returns above which amount an agency's are not.
func (m *Money) MostOf(agency string) decimal.Decimal {
	for _, of := range m.Mosts {
		if of.Agency.MatchString(agency) {
			return of.Most
		}
	}
	return m.Most
}

// Disputes is how many disputes there can be of so many requests.
type Disputes struct {
	Table    string // of the disputes
	Column   string // of it, the totals
	Requests []string
	Times    decimal.Decimal
	Least    decimal.Decimal
}

// Zero is from how many requests of last year's on a report in which all is 0 is told of.
type Zero struct {
	Requests string
	Least    decimal.Decimal
}
