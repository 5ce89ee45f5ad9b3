package core

import (
	"errors"
	"slices"
	"testing"
)

// What was removed is in the result and what was not is in the error, of its class.
func TestRemoveImagesOfSeveral(t *testing.T) {
	const answer = `{"Deleted":["d1"],"Untagged":["a:1"],"Errors":["b: image not known","image is in use by container c1"],"ExitCode":2}`
	c, _ := scripted(t, "4.9.5", text(OpImageRemove, answer))
	res, err := c.RemoveImages(t.Context(), []string{"a", "b", "c"}, RemoveImagesOptions{})
	if !errors.Is(err, ErrNotFound) || !errors.Is(err, ErrConflict) {
		t.Errorf("the classes of %v", err)
	}
	var api *APIError
	if !errors.As(err, &api) || api.Version != MustVersion("4.9.5") {
		t.Errorf("%#v", err)
	}
	if !slices.Equal(res.Deleted, []string{"d1"}) || !slices.Equal(res.Untagged, []string{"a:1"}) || len(res.Errors) != 2 ||
		res.ExitCode != 2 {
		t.Errorf("%+v", res)
	}
	c, _ = scripted(t, "4.9.5", text(OpImageRemove, `{"Deleted":["d1"]}`))
	if _, err := c.RemoveImages(t.Context(), []string{"a"}, RemoveImagesOptions{}); err != nil {
		t.Error(err)
	}
}
