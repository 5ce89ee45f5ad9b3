package core

import (
	"fmt"
	"strconv"
	"strings"
)

// Signal is a Linux signal number, whatever system the client runs on.
type Signal int

// The signals that the client itself sends.
const (
	SIGHUP   Signal = 1
	SIGINT   Signal = 2
	SIGKILL  Signal = 9
	SIGTERM  Signal = 15
	sigRTMin Signal = 34
	sigRTMax Signal = 64
)

// signalNames has Linux's numbers on x86 and arm (signal(7)), where podman
// services run; the first name of a number is the one that String returns.
var signalNames = []struct {
	name string
	n    Signal
}{
	{"HUP", 1}, {"INT", 2}, {"QUIT", 3}, {"ILL", 4}, {"TRAP", 5}, {"ABRT", 6}, {"IOT", 6}, {"BUS", 7},
	{"FPE", 8}, {"KILL", 9}, {"USR1", 10}, {"SEGV", 11}, {"USR2", 12}, {"PIPE", 13}, {"ALRM", 14},
	{"TERM", 15}, {"STKFLT", 16}, {"CHLD", 17}, {"CLD", 17}, {"CONT", 18}, {"STOP", 19}, {"TSTP", 20},
	{"TTIN", 21}, {"TTOU", 22}, {"URG", 23}, {"XCPU", 24}, {"XFSZ", 25}, {"VTALRM", 26}, {"PROF", 27},
	{"WINCH", 28}, {"IO", 29}, {"POLL", 29}, {"PWR", 30}, {"SYS", 31},
	{"RTMIN", sigRTMin}, {"RTMAX", sigRTMax},
}

// ParseSignal parses "SIGTERM", "term", "15", "RTMIN+3" or "RTMAX-2". The error
// is of class [ErrInvalid].
func ParseSignal(s string) (Signal, error) {
	bad := &FieldError{Field: "signal", Value: s, Reason: "not a signal: use a name such as SIGTERM or a number from 1 to 64"}
	if n, err := strconv.Atoi(s); err == nil {
		if n < 1 || Signal(n) > sigRTMax {
			return 0, bad
		}
		return Signal(n), nil
	}
	name := strings.TrimPrefix(strings.ToUpper(s), "SIG")
	for _, k := range signalNames {
		if k.name == name {
			return k.n, nil
		}
	}
	for base, sign := range map[string]Signal{"RTMIN+": 1, "RTMAX-": -1} {
		if off, ok := strings.CutPrefix(name, base); ok {
			n, err := strconv.ParseUint(off, 10, 8)
			if err != nil {
				return 0, bad
			}
			sig := sigRTMin + Signal(n)
			if sign < 0 {
				sig = sigRTMax - Signal(n)
			}
			if sig < sigRTMin || sig > sigRTMax {
				return 0, bad
			}
			return sig, nil
		}
	}
	return 0, bad
}

// String returns the signal's name ("SIGTERM", "SIGRTMIN+3") or its number.
func (s Signal) String() string {
	for _, k := range signalNames {
		if k.n == s {
			return "SIG" + k.name
		}
	}
	if s > sigRTMin && s < sigRTMax {
		return fmt.Sprintf("SIGRTMIN+%d", s-sigRTMin)
	}
	return strconv.Itoa(int(s))
}
