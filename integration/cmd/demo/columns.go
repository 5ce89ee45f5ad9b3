//go:build linux

package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

const columnWidth = 78

// sideBySide prints two texts in columns; long lines are folded.
func sideBySide(w io.Writer, left, right string) error {
	a, b := fold(left), fold(right)
	for i := range max(len(a), len(b)) {
		var l, r string
		if i < len(a) {
			l = a[i]
		}
		if i < len(b) {
			r = b[i]
		}
		if _, err := fmt.Fprintf(w, "%s%s │ %s\n", l, strings.Repeat(" ", columnWidth-utf8.RuneCountInString(l)), r); err != nil {
			return err
		}
	}
	return nil
}

func fold(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		runes := []rune(strings.ReplaceAll(strings.TrimRight(line, "\r\n"), "\t", "    "))
		for len(runes) > columnWidth {
			lines, runes = append(lines, string(runes[:columnWidth])), runes[columnWidth:]
		}
		lines = append(lines, string(runes))
	}
	return lines
}
