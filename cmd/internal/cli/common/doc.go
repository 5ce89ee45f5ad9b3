// Package common is what the commands of all rooms share: one run of the command
// line with its way to a server ([App]), errors and exit codes, formats and
// tables, flags and arguments, targets, the terminal and signals.
package common
