// Package libpod holds what podman 3.x and 4.x share: the base routes, the
// connection that carries requests, answers that never changed, and the small
// helpers of both encoders. It knows no Podman version; what differs between
// the majors is in adapters/v3 and adapters/v4.
package libpod
