// Package libpod holds what the majors of podman share: the base routes, the
// connection that carries requests, answers, and the translation of specs.
//
// A spec is encoded once, for all majors, into the types of
// adapters/internal/wire, which have the fields of every major
// ([EncodeContainer], [EncodePod]); [Fit] cuts a major's own form from that and
// refuses what it has no place for. Bodies are read the same way back. A
// [Translator] does all of it for podman 4 and newer; what podman 3 does
// otherwise is in adapters/v3. The few releases that the forms here depend on
// are in since.go.
package libpod
