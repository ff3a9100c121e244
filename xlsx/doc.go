// Package xlsx reads workbooks into grids, and has what those who write workbooks share: how cells are addressed, what
// texts they hold, how they look and how much room they take. It writes none itself: package worksheet writes the rows of
// new sheets, package edit changes single cells of a workbook, render/sheet draws one of a form. It knows no form, and
// calculates nothing: formulas are package formula's.
//
// Reading is our own, over package xmlscan, and does not go through excelize. A check of figures must not lose or
// change one, and excelize drops read errors (a damaged part reads as an empty sheet), trusts the sizes that a file
// declares, and hands out numbers as their format shows them: 0.5 in a cell formatted 0 arrives as 1. What is read here
// is what the file holds; what its format makes of it stands beside it in [grid.Cell]'s Shown.
package xlsx
