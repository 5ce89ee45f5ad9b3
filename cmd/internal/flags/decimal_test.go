package flags

import (
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

func TestBytesOf(t *testing.T) {
	for s, want := range map[string]core.Bytes{
		"0": 0, "5": 5, "5b": 5, "5B": 5, "1.5k": 1536, "1.5g": 1610612736, "0.5m": 524288, ".5k": 512, "1.": 1, "+1k": 1024,
		"1 k": 1024, "1kb": 1024, "1KiB": 1024, "2T": 2199023255552, "1p": 1125899906842624, "1e3": 1000, "1e3k": 1024000,
		"104857600.0": 104857600, "9007199254740993": 9007199254740993, "2.25g": 2415919104,
	} {
		if got, why := bytesOf(s, 1024); why != "" || got != want {
			t.Errorf("%s: got %d %s, want %d", s, got, why, want)
		}
	}
	if got, why := bytesOf("1.001k", 1000); why != "" || got != 1001 {
		t.Errorf("1.001k of 1000: got %d %s", got, why)
	}
	for s, want := range map[string]string{
		"0.3k": "use 307 or 308", "104857600.7": "use 104857600 or 104857601", "0.3g": "use 322122547 or 322122548", "0.5": "use 0 or 1",
		"1e-9k": "use 0 or 1",
		"8e18k": "more bytes", "9223372036854775807": "more bytes", "1e99": "more bytes",
		"": notSize, "-1": notSize, "k": notSize, "1bb": notSize, "1kib5": notSize, "1x": notSize, "1  k": notSize, "0x10": notSize,
		"1/2": notSize, "1e999999999": notSize, "1.2.3": notSize, "1_000": notSize, "inf": notSize,
	} {
		if got, why := bytesOf(s, 1024); !strings.Contains(why, want) {
			t.Errorf("%s: got %d %q, want %q", s, got, why, want)
		}
	}
}

func TestQuotaOf(t *testing.T) {
	for s, want := range map[string]int64{
		"0": 0, "0.29": 29000, "0.57": 57000, "1": 100000, "1.5": 150000, "2.25": 225000, "0.1": 10000, "0.00001": 1, "1.10000000": 110000,
		"90071992547.4": 9007199254740000, "1e1": 1000000,
	} {
		r, _ := decimal(s)
		if got, why := quotaOf(r); why != "" || got != want {
			t.Errorf("%s: got %d %s, want %d", s, got, why, want)
		}
	}
	for s, want := range map[string]string{
		"1.0000049": "use 1 or 1.00001", "0.123456": "use 0.12345 or 0.12346", "0.000001": "use 0 or 0.00001", "-1": "from 0.01 on",
		"90071992548": "from 0.01 on",
	} {
		r, _ := decimal(s)
		if got, why := quotaOf(r); !strings.Contains(why, want) {
			t.Errorf("%s: got %d %q, want %q", s, got, why, want)
		}
	}
}
