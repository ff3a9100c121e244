// Package structure is the rules of family S: whether a filing has all parts of a report, once, on one edition, with
// what every report must state. What stands in the cells is none of its business.
package structure

import "nianbao/check/rule"

// Rules are the family, ordered by id.
var Rules = []*rule.Rule{
	s01, s02, s03, s04, s05, s06, s07, s08, s09, s10, s11, s12, s13, s14, s15, s16, s17, s18, s19, s20, s21,
	s25, s26, s30, s31, s32, s33, s34, s35, s40,
}

// Whose are those about whose a report says it is, and of which year and edition.
var Whose = []*rule.Rule{s05, s11, s12, s25, s32}
