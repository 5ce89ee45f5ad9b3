package core

// The operations on secrets.
const (
	OpSecretCreate  Op = "secret create"  // *SecretSpec ← *reply.CreateSecretResult
	OpSecretInspect Op = "secret inspect" // *reply.Secret
	OpSecretExists  Op = "secret exists"  // nothing
	OpSecretList    Op = "secret list"    // []reply.Secret
	OpSecretRemove  Op = "secret remove"  // nothing
)

var secretOps = []Op{OpSecretCreate, OpSecretInspect, OpSecretExists, OpSecretList, OpSecretRemove}
