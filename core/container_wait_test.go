package core

import (
	"errors"
	"testing"
)

// Servers from 4.0 on take a word that they do not know for a condition that is met.
func TestWaitForAnUnknownCondition(t *testing.T) {
	c, conn := scripted(t, "4.9.5", text(OpContainerWait, "0"))
	_, err := c.WaitContainer(t.Context(), "web", WaitContainerOptions{Conditions: []string{"running", "asleep"}})
	var field *FieldError
	if !errors.As(err, &field) || field.Value != "asleep" || len(conn.sent) > 0 {
		t.Errorf("%v, sent %v", err, conn.sent)
	}
}
