module github.com/podspan/podspan/integration/conformance/typegen

go 1.26
