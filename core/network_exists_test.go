package core

import (
	"testing"
)

func TestNetworkExistsByInspect(t *testing.T) {
	for version, op := range map[string]Op{"3.0.0": OpNetworkInspect, "3.1.0": OpNetworkExists} {
		for answer, want := range map[string]bool{`{"name":"n"}`: true, "404": false} {
			c, conn := networkClient(t, version, map[Op]string{op: answer})
			if got, err := c.NetworkExists(t.Context(), "n", ReadOptions{}); err != nil || got.Exists != want || len(conn.sent) != 1 ||
				conn.sent[0].Op != op {
				t.Errorf("%s, %s: %v, %v by %+v", version, answer, got.Exists, err, conn.sent)
			}
		}
	}
}
