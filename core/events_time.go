package core

import (
	"math"
	"strconv"
	"time"
)

// eventTimes are the forms of a time that every release's events take
// (ParseInputTime in podman's pkg/util); without a zone it is UTC.
var eventTimes = []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02Z07:00", "2006-01-02"}

// The seconds between which RFC 3339 can write a time.
const (
	firstSecond = -62135596800 // 0001-01-01
	lastSecond  = 253402300799 // 9999-12-31
)

// eventTime reads a point in time or, if it is nil, a duration.
func eventTime(field, text string) (at *time.Time, d time.Duration, err error) {
	for _, layout := range eventTimes {
		if at, err := time.Parse(layout, text); err == nil {
			return &at, 0, nil
		}
	}
	if seconds, err := strconv.ParseFloat(text, 64); err == nil && seconds >= firstSecond && seconds <= lastSecond {
		whole, fraction := math.Modf(seconds)
		at := time.Unix(int64(whole), int64(fraction*1e9)).UTC()
		return &at, 0, nil
	}
	if d, err = time.ParseDuration(text); err != nil {
		return nil, 0, &FieldError{Field: field, Value: text, Reason: "use RFC 3339, a date, Unix seconds or a duration such as 10m"}
	}
	return nil, d, nil
}

// sinceParameter returns Since as every release reads it: only some take
// fractions of Unix seconds.
func sinceParameter(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	at, d, err := eventTime("EventsOptions.Since", text)
	if err != nil {
		return "", err
	}
	if at == nil {
		return d.String(), nil
	}
	return at.Format(time.RFC3339Nano), nil
}

// untilTime returns the end that Until means; nil: none.
func untilTime(text string, now time.Time) (*time.Time, error) {
	if text == "" {
		return nil, nil
	}
	at, d, err := eventTime("EventsOptions.Until", text)
	if err == nil && at == nil {
		end := now.Add(d)
		at = &end
	}
	return at, err
}
